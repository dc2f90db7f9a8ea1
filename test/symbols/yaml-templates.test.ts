import { describe, expect, it } from 'vitest';
import { yaml } from '../../src/symbols/languages/yaml.ts';
import { commandsOf, readWith, referencesOf } from './manifest-facts.ts';

const read = (text: string, path = 'deploy/pod.yaml') => readWith(yaml, path, text);
const commands = (text: string) => commandsOf(read(text));
const lines = (...text: string[]) => `${text.join('\n')}\n`;

describe('templates', () => {
  it('that become YAML are read as it', () => {
    const text = lines(
      'spec:',
      '  {{- if .Values.on }}',
      '  containers:',
      '  - command: [python, -m, a.b]',
      '    args:',
      '    {{- range .Values.args }}',
      '    - --x={{ . }}',
      '    {{- end }}',
      '    - {{ printf "--y=%s" .Values.y | quote }}',
      '    {{- with .Values.env }}',
      '    env: {{ toYaml . | nindent 6 }}',
      '    {{- end }}',
      '  {{- end }}',
    );
    expect(commands(text)).toEqual(['python-module a.b: --x@7:7 --y@9:18']);
  });

  it('that do not are read line by line', () => {
    const text = lines(
      'a: {{ x }}: b: c',
      '  containers:',
      '  - name: one',
      '    command:',
      '    - python3',
      '    - -m',
      '    - a.b',
      '    args:',
      '    - --x',
      '    - "--y=1" # why',
      '    env:',
      '    - name: AA_BB',
      '      value: "1"',
      '  - name: two',
      '    command: ["sh", "-c"]',
      '    args:',
      '    - |',
      '      python -m c.d \\',
      '        --z',
      '  run: |',
      '    tool --w',
      'expr: rate(req_total[5m])',
    );
    const file = read(text);
    expect(file.damaged).toBe(true);
    expect(commandsOf(file)).toEqual([
      'python-module a.b: --x@9:7 --y@10:8',
      'python-module c.d: --z@19:9',
      'executable tool: --w@21:10',
    ]);
    expect(referencesOf(file, 'env')).toEqual(['AA_BB 12:13']);
    expect(referencesOf(file, 'metric')).toEqual(['req_total 22:12']);
  });

  it('in comments of templates nothing is said', () => {
    expect(commands('{{/* --x\n  - --y\n*/}}\nargs: [--z]\n')).toEqual(['unknown : --z@4:8']);
  });
});

describe('large and odd files', () => {
  it('reads more than a parser would in time', () => {
    const filler = 'k:\n- a: "some text"\n'.repeat(30_000);
    const file = read(`${filler}command: [python, -m, a.b]\nargs:\n- --x\n`);
    expect(commandsOf(file)).toEqual(['python-module a.b: --x@60003:3']);
  });

  it('skips schemas', () => {
    expect(commands('kind: CustomResourceDefinition\nargs: [--x]\n')).toEqual([]);
  });

  it('reads each document of a file', () => {
    expect(commands('args: [--x]\n---\nargs: [--y]\n')).toEqual([
      'unknown : --x@1:8',
      'unknown : --y@3:8',
    ]);
  });

  it.each([
    ['[', 20_000],
    ['- ', 20_000],
    ['{a: ', 10_000],
    ['"', 10_000],
    ['{{/* ', 10_000],
  ])('survives %j many times over', (part, times) => {
    expect(() => read(`args: ${part.repeat(times)}--x`)).not.toThrow();
  });
});
