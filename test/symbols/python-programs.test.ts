import { describe, expect, it } from 'vitest';
import { chain, commands, defined, names, read, targets, use, uses } from './python-facts.ts';

describe('options of the command line', () => {
  it('finds those of argparse and of helpers', () => {
    const text = [
      'parser.add_argument("--size", "-s", help="Size.")',
      'group.add_argument("--fast", action=argparse.BooleanOptionalAction)',
      'add_argument(group, flag_name="--name", env_var="APP_NAME", default="--x", help="see --size")',
      'add_negatable_bool_argument(group, flag_name="--on", obsolete_flag="--old-on", env_var="APP_ON")',
      'add_server_args("--port")',
      'subparsers.add_parser("serve")',
      'print("--none")',
    ].join('\n');
    const file = read(text);
    expect(names(file, 'cli_flag')).toEqual([
      '--size',
      '-s',
      '--fast',
      '--no-fast',
      '--name',
      '--on',
      '--no-on',
      '--old-on',
      '--no-old-on',
      '--port',
    ]);
    expect(names(file, 'subcommand')).toEqual(['serve']);
    expect(names(file, 'env_var')).toEqual(['APP_NAME', 'APP_ON']);
    const size = defined(file, '--size');
    expect([size.owner, size.line, size.column]).toEqual(['app.jobs.runner', 1, 22]);
    expect(defined(file, '--old-on').deprecated).toBe(true);
    expect(defined(file, '--on').deprecated).toBe(false);
  });

  it.each([
    ['help="Deprecated: use --new"', true],
    ['help="[deprecated] x"', true],
    ['help="This option is ignored."', true],
    ['help="Accepted for compatibility but ignored."', true],
    ['help="No longer used."', true],
    ['action=IgnoredAction', true],
    ['help="Has no effect on small models; others are ignored"', false],
    ['help="Replaces deprecated --old"', false],
  ])('knows one that is on its way out: %s', (keyword, deprecated) => {
    const file = read(`p.add_argument("--x", ${keyword})\n`);
    expect(defined(file, '--x').deprecated).toBe(deprecated);
  });

  it('finds those of click and typer', () => {
    const text = [
      '@click.option("--color/--no-color", "-c")',
      'def show(color): ...',
      'def main(',
      '    host: str = typer.Option("x", "--host"),',
      '    dry_run: bool = typer.Option(False, help="h"),',
      '): ...',
    ].join('\n');
    expect(names(read(text), 'cli_flag')).toEqual([
      '--color',
      '--no-color',
      '-c',
      '--host',
      '--dry-run',
      '--no-dry-run',
    ]);
  });

  it.each([
    ['args, rest = parser.parse_known_args()', true],
    ['import engine\nengine.Args.add_cli_args(parser)', true],
    ['from app.core import Args\nArgs.add_cli_args(parser)', false],
    ['import engine\np = argparse.ArgumentParser(parents=[engine.parser()])', true],
    ['parser.parse_args()', false],
  ])('says that any option may pass: %j', (text, open) => {
    const found = read(text).definitions.filter(
      ({ kind, name }) => kind === 'cli_flag' && name === '*',
    );
    expect(found.map((each) => each.open)).toEqual(open ? [true] : []);
  });

  it('keeps the text of a renamed option comparable', () => {
    const body = (flag: string) =>
      defined(read(`p.add_argument("${flag}", type=int)\n`), flag).body;
    expect(body('--a')).toBe(body('--bcd'));
    expect(body('--a')).not.toBe(defined(read('p.add_argument("--a", type=str)\n'), '--a').body);
  });
});

describe('environment variables', () => {
  it('defines those that are read and refers to those that are set', () => {
    const text = [
      'import os',
      'KEY = "APP_KEY"',
      'a = os.environ["APP_A"]',
      'b = os.environ.get("APP_B", "1")',
      'c = os.getenv(KEY)',
      'd = "APP_D" in os.environ',
      'e = env_bool("APP_E", False)',
      'os.environ["APP_SET"] = "1"',
      'monkeypatch.setenv("APP_PATCHED", "1")',
      'env = {"APP_DICT": "1"}',
      'run("APP_INLINE=1 tool", level)',
      'level = "x"',
    ].join('\n');
    const file = read(text);
    expect(names(file, 'env_var')).toEqual(['APP_A', 'APP_B', 'APP_KEY', 'APP_D', 'APP_E']);
    expect(uses(file, 'env').map((each) => each.split(' ')[1])).toEqual([
      'APP_KEY',
      'APP_SET',
      'APP_PATCHED',
      'APP_DICT',
      'APP_INLINE',
    ]);
    expect(defined(file, 'APP_A').owner).toBe('app.jobs.runner');
  });
});

describe('metrics', () => {
  it('defines those of the client and of the files that name them', () => {
    const text =
      'from prometheus_client import Counter\nc = Counter("app_jobs_total", "help")\nCounter\n';
    expect(names(read(text), 'metric')).toEqual(['app_jobs_total']);
    expect(
      names(read('from collections import Counter\nCounter("app_jobs_total")\n'), 'metric'),
    ).toEqual([]);
    const constants = 'A = "jobs_total"\nclass http:\n    B = "requests_total"\n    C = "POST"\n';
    expect(names(read(constants, 'src/app/metric_names.py'), 'metric')).toEqual([
      'jobs_total',
      'requests_total',
    ]);
    expect(names(read(constants, 'src/app/core.py'), 'metric')).toEqual([]);
  });

  it('refers to those in queries', () => {
    const file = read(
      'q = f\'rate(app_http_requests_total{{a="{x}"}}[5m])\'\nr = "app_jobs_total"\n',
    );
    expect(uses(file, 'metric').map((each) => each.slice(0, -5))).toEqual([
      '1:12 app_http_requests_total',
      '2:6 app_jobs_total',
    ]);
  });
});

describe('paths in strings', () => {
  it('resolves modules, attributes and what is patched', () => {
    const text = [
      'from lib import Box',
      'patch("lib.deep.f")',
      'patch.object(Box, "close")',
      'entry = "app.core:main"',
      'importlib.import_module("shapes")',
      'name = "notes.txt"',
      'text = "Read lib.deep.f first"',
    ].join('\n');
    expect(targets(read(text, 'tools/plot.py'), 'string_path')).toEqual([
      'lib.deep.f',
      'lib.Box .close',
      'app.core.main',
      'tools.shapes',
    ]);
  });
});

describe('commands', () => {
  it('reads lists, and what is added to them', () => {
    const text = [
      'def f(port, more):',
      '    cmd = [sys.executable, "-u", "-m", "app.core", "serve", "--port", str(port), f"--x={port}", "-v"]',
      '    cmd += ["--a", *(["--b"] if more else [])]',
      '    cmd.extend(["--c", "1"])',
      '    cmd.append("--d")',
      '    run(cmd + ["--e"])',
      '    run(["--alone"])',
    ].join('\n');
    const file = read(text);
    expect(commands(file)).toEqual([
      'python-module app.core serve: --port --x -v',
      'python-module app.core: --a',
      'python-module app.core: --b',
      'python-module app.core: --c',
      'python-module app.core: --d',
      'python-module app.core: --e',
      'unknown: --alone',
    ]);
    expect(file.commands[0]!.flags.map(({ line, column }) => `${line}:${column}`)).toEqual([
      '2:62',
      '2:84',
      '2:98',
    ]);
    expect(targets(file, 'string_path')).toEqual(['app.core']);
  });

  it.each([
    [
      'subprocess.run(["timeout", "5", "python3", "tools/plot.py", "--x"], cwd="w")',
      'python-file tools/plot.py in w: --x',
    ],
    ['x = ["-m", "app.core", "--x"]', 'python-module app.core: --x'],
    ['x = ["python", "-c", "pass", "--x"]', ''],
    ['x = ["/usr/bin/tool", "go", "--x", "--", "--y"]', 'executable tool go: --x'],
    ['main(["serve", "--x"])', 'unknown serve: --x'],
    ['monkeypatch.setattr(sys, "argv", ["prog", "--x"])', 'unknown: --x'],
    ['parser.parse_args(["--x", "1"])', 'unknown: --x'],
    ['run_cli("--x", "1", "--y=2")', 'unknown: --x --y'],
    ['x = {"--x": 1}', 'unknown: --x'],
    ['if a in ["--x", "--y"]: ...', ''],
    ['parser.add_argument(*["--x"])', ''],
    ['with pytest.raises(SystemExit):\n    parse_args(["--x"])', ''],
    [
      'os.system("cd w && python3 -m app.core --x 1 | tee log")',
      'python-module app.core in w: --x',
    ],
    ['x = f"python -m app.core \\\\\\n --x {y} --z=\'{y}\'"', 'python-module app.core: --x --z'],
    ['x = ("python -m app.core "\n     "--x " f"--y {z}")', 'python-module app.core: --x --y'],
    ['shlex.split("tool --x")', 'executable tool: --x'],
    ['parse("--x 1 --y".split())', 'unknown: --x --y'],
    ['x = "Use --x with the tool"', ''],
  ])('reads %j', (text, expected) => {
    expect(commands(read(`${text}\n`)).join('; ')).toBe(expected);
  });

  it('reads usage in docstrings and comments as prose', () => {
    const text = '"""Usage:\n\n    $ python -m app.core --x\n"""\n# python -m app.core --y\n';
    const file = read(text);
    expect(commands(file)).toEqual(['python-module app.core: --x', 'python-module app.core: --y']);
    expect(file.commands.map(({ doc, line }) => `${doc} ${line}`)).toEqual(['true 3', 'true 5']);
  });
});

describe('prose', () => {
  it('finds the names that comments and docstrings mark', () => {
    const text = [
      '"""Runs `one`, ``two.three`` and four() with --five and APP_SIX; see e.g. plain words."""',
      '# Calls Box.seven here.',
      'log("pass --eight or set APP_NINE")',
    ].join('\n');
    const file = read(text);
    expect(uses(file, 'doc').map((each) => each.split(' ')[1])).toEqual([
      'one',
      'three',
      'four',
      '--five',
      'APP_SIX',
      'seven',
      '--eight',
      'APP_NINE',
    ]);
    const one = use(file, 'doc', 'three');
    expect([one.line, one.column, one.doc, chain(one.target)]).toEqual([1, 22, true, '-']);
  });
});
