import { describe, expect, it } from 'vitest';
import { yaml } from '../../src/symbols/languages/yaml.ts';
import { commandsOf, readWith, referencesOf } from './manifest-facts.ts';

const read = (text: string, path = 'deploy/pod.yaml') => readWith(yaml, path, text);
const commands = (text: string) => commandsOf(read(text));
const lines = (...text: string[]) => `${text.join('\n')}\n`;

describe('which files', () => {
  it('are YAML by their ending, and templates of charts', () => {
    expect(['a.yaml', '.github/x.yml', 'c/templates/_h.tpl'].every(yaml.claims)).toBe(true);
    expect(['a.tpl', 'yaml', 'a.yaml.md'].some(yaml.claims)).toBe(false);
  });
});

describe('containers', () => {
  it('join command and args, whichever comes first', () => {
    const text = lines(
      'spec:',
      '  containers:',
      '  - args:',
      '    - --one=1',
      '    - "--two"',
      '    - value',
      '    workingDir: /app/src',
      '    command: ["python3", "-m", srv]',
    );
    expect(commands(text)).toEqual(['python-module srv in /app/src: --one@4:7 --two@5:8']);
  });

  it('find the program in the args', () => {
    const text = lines(
      'mainContainer:',
      '  command: [python3]',
      '  args:',
      '  - -m',
      '  - a.b',
      '  - --x',
    );
    expect(commands(text)).toEqual(['python-module a.b: --x@6:5']);
    expect(commands('args: [python3, -m, a.b, --x]')).toEqual(['python-module a.b: --x@1:26']);
  });

  it('without a program stay unknown', () => {
    expect(commands('image: x\nargs: [serve, --x]')).toEqual(['unknown : --x@2:15']);
    expect(commands('args: "--x 1 --y"')).toEqual(['unknown : --x@1:8 --y@1:14']);
    expect(commands('args:\n- --x 1 --y\n')).toEqual(['unknown : --x@2:3 --y@2:9']);
  });

  it('the module stands where the manifest names it', () => {
    const [command] = read('command:\n- python3\n- -m\n- gone\nargs:\n- --x\n').commands;
    expect([command!.line, command!.column, command!.endLine]).toEqual([4, 3, 6]);
  });

  it('start a shell with a script', () => {
    const literal = lines(
      'command: [/bin/bash, -lc]',
      'args:',
      '- |',
      '  set -e',
      '  cd /app',
      '',
      '  exec python3 -m a.b \\',
      '    --one 1 \\',
      '    --two',
      'workingDir: /work',
    );
    expect(commands(literal)).toEqual(['python-module a.b in /app: --one@8:5 --two@9:5']);
    const flow = lines('command: [sh, -c]', 'args:', `- 'python3 -m a.b --q ''x'' --r'`);
    expect(commands(flow)).toEqual(['python-module a.b: --q@3:19 --r@3:29']);
    const quoted = lines('command: [sh, -c]', 'args:', '- "python3 -m a.b --q \\"x\\"', '  --r"');
    expect(commands(quoted)).toEqual(['python-module a.b: --q@3:19 --r@4:3']);
  });

  it('of a compose file run a line or a list', () => {
    const text = lines(
      'services:',
      '  a:',
      '    command: python -m a.b --x && tool --y',
      '  b:',
      '    entrypoint: [python, -m, c.d]',
      '    command:',
      '      - --z',
      '    environment:',
      '      - DYN_A=1',
      '      - DYN_B',
    );
    expect(commands(text)).toEqual([
      'python-module a.b: --x@3:28',
      'executable tool: --y@3:40',
      'python-module c.d: --z@7:9',
    ]);
    expect(referencesOf(read(text), 'env')).toEqual(['DYN_A 9:9', 'DYN_B 10:9']);
  });

  it('take what an anchor holds', () => {
    const text = lines(
      'x: &base',
      '  command: [python, -m, a.b]',
      'svc:',
      '  <<: *base',
      '  args: [--x]',
    );
    expect(commands(text)).toContain('python-module a.b: --x@5:10');
    const args = lines('one:', '  args: &all [--x]', 'two:', '  command: tool', '  args: *all');
    expect(commands(args)).toEqual(['unknown : --x@2:15', 'executable tool: --x@2:15']);
  });
});

describe('a folded script', () => {
  it('keeps the line of each flag', () => {
    const text = lines(
      'command: [/bin/sh, -c]',
      'args:',
      '  - >-',
      '    python3 -m a.b',
      '    --one=kubernetes',
      '    --two 200',
      '    --three',
    );
    expect(commands(text)).toEqual(['python-module a.b: --one@5:5 --two@6:5 --three@7:5']);
  });
});

describe('steps of a workflow', () => {
  it('run shell lines in a folder, with variables', () => {
    const text = lines(
      'env:',
      '  TOP: 1',
      'jobs:',
      '  a:',
      '    steps:',
      `    - run: python -m a.b --x \${{ inputs.y }} --z`,
      '      working-directory: sub',
      '      env: {INNER: 2}',
      '    - shell: python',
      '      run: |',
      '        import os',
      '    - uses: some/action',
      '      with:',
      '        args: --w',
    );
    expect(commands(text)).toEqual([
      'python-module a.b in sub: --x@6:26 --z@6:46',
      'unknown : --w@14:15',
    ]);
    expect(referencesOf(read(text), 'env')).toEqual(['TOP 2:3', 'INNER 8:13']);
  });
});

describe('flags elsewhere', () => {
  it('in any list or string', () => {
    expect(commands('extra:\n- --x\n- --y=1\n')).toEqual(['unknown : --x@2:3 --y@3:3']);
    expect(commands('more_args: >-\n  -m gpu\n  --x=1\n')).toEqual(['unknown : -m@2:3 --x@3:3']);
    expect(commands('profile: "python -m a.b --x"')).toEqual(['python-module a.b: --x@1:25']);
    expect(commands('data:\n  run.sh: |\n    tool --x\n')).toEqual(['executable tool: --x@3:10']);
  });

  it('in prose are none', () => {
    expect(commands('description: use --x for more\nname: a\n')).toEqual([]);
  });

  it('in comments are mentions', () => {
    expect(commands('# was --x\na: --b\n')).toEqual(['*unknown : --x@1:7', 'unknown : --b@2:4']);
  });
});

describe('variables', () => {
  it('of lists, maps and data', () => {
    const text = lines(
      'env:',
      '- name: AA',
      '  value: x',
      'spec: {envs: [{name: BB, value: "1"}]}',
      'extraEnv:',
      '  CC: 1',
      'patch:',
      '- name: DD_EE',
      '  valueFrom: {}',
      'data:',
      '  FF_GG: 1',
      'other:',
      '- name: NOT_ONE',
    );
    expect(referencesOf(read(text), 'env')).toEqual([
      'AA 2:9',
      'BB 4:22',
      'CC 6:3',
      'DD_EE 8:9',
      'FF_GG 11:3',
    ]);
  });
});

describe('other strings', () => {
  it('name modules', () => {
    const file = read(
      'env: {}\nmodule: srv.planner.core\nclass: "a.b:Cls"\nfile: a.yaml\nhost: x.svc\n',
    );
    expect(referencesOf(file, 'string_path')).toEqual([
      'core 2:9 -> srv.planner.core',
      'Cls 3:9 -> a.b.Cls',
    ]);
  });

  it('query metrics', () => {
    const text = lines(
      'expr: sum(rate(req_total{job="x_total"}[5m])) by (some_label) / my_gauge',
      'seriesQuery: \'queue_depth{ns!=""}\'',
      'x: dynamo_frontend_requests_total',
      'text: nothing_here at all_',
    );
    expect(referencesOf(read(text), 'metric')).toEqual([
      'req_total 1:16',
      'my_gauge 1:65',
      'queue_depth 2:15',
      'dynamo_frontend_requests_total 3:4',
    ]);
  });

  it('may be dashboards', () => {
    const text = lines(
      'data:',
      '  board.json: |',
      '    {',
      '      "expr": "rate(req_total[5m])"',
      '    }',
    );
    expect(referencesOf(read(text), 'metric')).toEqual(['req_total 4:21']);
  });
});
