import { describe, expect, it } from 'vitest';
import type { SymbolFile } from '../../src/symbols/facts.ts';
import { definitions, readGo, references } from './go.ts';

const commands = (file: SymbolFile) =>
  file.commands.map(
    ({ runs, program, flags, words }) =>
      `${runs} ${program} [${flags.map((each) => each.name).join(' ')}] ${words.join(' ')}`,
  );
const inFunction = (body: string) => readGo(`func f() {\n${body}\n}`);

describe('variables of the environment', () => {
  it('are defined where they are read', () => {
    const file = inFunction(
      'os.Getenv("DYN_A_B"); os.LookupEnv("DYN_C_D"); getEnvOrDefault("DYN_E_F", "x"); mustEnv(t, "DYN_G_H")',
    );
    expect(definitions(file)).toEqual([
      'function pkg.f',
      'env_var DYN_A_B',
      'env_var DYN_C_D',
      'env_var DYN_E_F',
      'env_var DYN_G_H',
    ]);
    expect(references(file, 'env')).toEqual([]);
    expect(file.definitions[1]).toMatchObject({ name: 'DYN_A_B', line: 4, column: 12 });
  });

  it('are read through constants of the file', () => {
    const file = readGo('const portVar = "DYN_PORT_X"\nfunc f() { os.Getenv(portVar) }');
    expect(definitions(file)).toContain('env_var DYN_PORT_X');
    expect(references(file, 'env')).toEqual(['DYN_PORT_X -> unknown']);
  });

  it('are used where they are set or named', () => {
    const file = inFunction(
      'x := core.EnvVar{Name: "DYN_A_B"}; t.Setenv("DYN_C_D", "1"); log("the DYN_E_F is old"); run("A_B=1 x $C_D $(E_F)")',
    );
    expect(references(file, 'env')).toEqual([
      'DYN_A_B -> unknown',
      'DYN_C_D -> unknown',
      'DYN_E_F -> unknown',
      'A_B -> unknown',
      'C_D -> unknown',
      'E_F -> unknown',
    ]);
    const env = file.references.filter((each) => each.kind === 'env');
    expect(env.map((each) => each.doc)).toEqual([false, false, true, false, false, false]);
    expect(env.map((each) => each.within)).toContain('example.com/op/pkg.f');
  });

  it('stand where their name stands, in long texts too', () => {
    const file = inFunction('x := `first\n  export DYN_A_B=1\n`');
    expect(file.references.find((each) => each.kind === 'env')).toMatchObject({
      line: 5,
      column: 10,
      endLine: 5,
    });
  });

  it('are not in tags, imports, comments or words in capitals', () => {
    const file = readGo(
      'import "example.com/A_B"\n// DYN_A_B\ntype T struct { a int `json:"A_B_C"` }\nvar x = "READY"\n',
    );
    expect(references(file, 'env')).toEqual([]);
  });
});

describe('commands in Go', () => {
  it.each([
    [
      '[]string{"python3", "-m", "dynamo.vllm", "--model", name, "--x=1", "-v"}',
      'python-module dynamo.vllm [--model --x -v] ',
    ],
    ['[]string{"-m", "dynamo.frontend", "--port", "1"}', 'python-module dynamo.frontend [--port] '],
    ['[]string{"/usr/bin/python3.11", "run.py", "serve"}', 'python-file run.py [] serve'],
    ['[]string{"--model", "a"}', 'unknown  [--model] '],
    ['[]string{"/manager", "sub", "--leader-elect"}', 'executable manager [--leader-elect] sub'],
    ['append(args, "--tp", size, "--dp=2")', 'unknown  [--tp --dp] '],
    ['exec.Command("kubectl", "get", "--all")', 'executable kubectl [--all] get'],
    ['strings.Contains(arg, "--tp-size")', 'unknown  [--tp-size] '],
    ['fmt.Sprintf("--nnodes %d --rank=%s", n, r)', 'unknown  [--nnodes --rank] '],
    [
      '"cd /x && DYN_X=1 exec python3 -m dynamo.vllm --model m | tee log"',
      'python-module dynamo.vllm [--model] ',
    ],
    ['core.C{Args: []string{"serve", "--model"}}', 'unknown  [--model] '],
    ['append(args, "serve", "--model")', 'unknown  [--model] '],
    ['"until python3 -m dynamo.x --y %s; do sleep 1; done"', 'python-module dynamo.x [--y] '],
    ['[]string{"sh", "-c", "python3 -m dynamo.sglang --a"}', 'python-module dynamo.sglang [--a] '],
    [
      'core.C{Command: []string{"python3"}, Args: []string{"-m", "dynamo.x", "--y"}}',
      'python-module dynamo.x [--y] ',
    ],
    [
      '[]core.C{{Command: []string{"python3", "-m", "dynamo.x"}, Args: []string{"--y"}}}',
      'python-module dynamo.x [--y] ',
    ],
  ])('%s', (written, expected) => {
    expect(commands(inFunction(`x := ${written}`)).at(-1)).toBe(expected);
  });

  it.each(['[]string{"a", "b"}', '[]string{"python3"}', '"a -- b"', '"---"', '[]int{1}', 'f("-")'])(
    'none in %s',
    (written) => {
      expect(commands(inFunction(`x := ${written}`))).toEqual([]);
    },
  );

  it('are each told once', () => {
    const file = inFunction(
      'x := append(args, []string{"--one", "1"}...)\ny := "--two"\nz := g([]string{"-m", "dynamo.x"})',
    );
    expect(commands(file)).toEqual([
      'unknown  [--one] ',
      'python-module dynamo.x [] ',
      'unknown  [--two] ',
    ]);
  });

  it('use constants of the file', () => {
    const file = readGo(
      'const module = "dynamo.vllm"\nvar x = []string{"python3", "-m", module, "--y"}',
    );
    expect(commands(file)).toEqual(['python-module dynamo.vllm [--y] ']);
  });

  it('have flags with places of their own', () => {
    const file = inFunction(
      'x := []string{\n\t"python3", "-m", "dynamo.x",\n\t"--y",\n}\nz := `\npython3 -m dynamo.z \\\n  --w\n`',
    );
    expect(file.commands[0]).toMatchObject({
      line: 5,
      column: 20,
      endLine: 6,
      flags: [{ name: '--y', line: 6, column: 3, endLine: 6 }],
      test: false,
      doc: false,
      folder: '',
    });
    expect(file.commands[1]).toMatchObject({
      line: 9,
      column: 12,
      flags: [{ name: '--w', line: 10, column: 3 }],
    });
  });
});

describe('modules and metrics in strings', () => {
  it('are modules of Python, whole strings only', () => {
    const file = inFunction(
      'f("dynamo.planner.core", "dynamo.nvidia.com", "dynamo", "see dynamo.x.y", "dynamo.x.yaml")',
    );
    expect(references(file, 'string_path')).toEqual(['core -> dynamo.planner.core']);
  });

  it('are metrics with our prefix', () => {
    const file = inFunction(
      'f("rate(dynamo_frontend_requests_total[5m])", "/x/dynamo_kv/y", "my_dynamo_x")',
    );
    expect(references(file, 'metric')).toEqual(['dynamo_frontend_requests_total -> unknown']);
    expect(file.references.find((each) => each.kind === 'metric')).toMatchObject({ column: 9 });
  });
});
