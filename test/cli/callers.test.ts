import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.ts';
import type { CallersReport, Confidence } from '../../src/model/callers.ts';
import { UserError } from '../../src/model/errors.ts';
import type { CallersOptions } from '../../src/model/options.ts';
import { callersReports as reports } from '../report/callers-reports.ts';

const findCallers = vi.hoisted(() => vi.fn<(options: CallersOptions) => Promise<CallersReport>>());
vi.mock('../../src/flows/index.ts', () => ({ findCallers }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function dynAudit(argv: readonly string[], env = {}, tty = {}): Promise<Ended> {
  const stdout = Object.assign(new PassThrough({ highWaterMark: 1 << 26 }), tty);
  const stderr = new PassThrough();
  const code = await run(argv, { stdout, stderr, env });
  const read = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, stdout: read(stdout), stderr: read(stderr) };
}

const only = (confidence: Confidence): CallersReport => ({
  ...reports.typical,
  findings: reports.typical.findings.filter((finding) => finding.confidence === confidence),
});

beforeEach(() => {
  findCallers.mockReset().mockResolvedValue(reports.typical);
});

describe('exit code', () => {
  it.each<[Confidence, readonly string[], number]>([
    ['certain', [], 1],
    ['likely', [], 0],
    ['ambiguous', [], 0],
    ['certain', ['--fail-on', 'certain'], 1],
    ['certain', ['--fail-on', 'likely'], 1],
    ['likely', ['--fail-on', 'certain'], 0],
    ['likely', ['--fail-on', 'likely'], 1],
    ['ambiguous', ['--fail-on', 'likely'], 0],
    ['ambiguous', ['--fail-on', 'ambiguous'], 1],
    ['certain', ['--fail-on', 'none'], 0],
  ])('for a finding that is %s with %j is %i', async (confidence, flags, code) => {
    findCallers.mockResolvedValue(only(confidence));
    const ended = await dynAudit(['callers', ...flags]);
    expect([ended.code, ended.stderr]).toEqual([code, '']);
    expect(ended.stdout).toContain('12 changes from origin/main to WORKTREE');
  });

  it('is 0 when nothing was found, however much would fail', async () => {
    findCallers.mockResolvedValue(reports.empty);
    expect((await dynAudit(['callers', '--fail-on', 'ambiguous'])).code).toBe(0);
  });

  it('is 1 also for a finding that --limit hides', async () => {
    const findings = [...reports.typical.findings].reverse();
    findCallers.mockResolvedValue({ ...reports.typical, findings });
    expect((await dynAudit(['callers', '--limit', '1'])).code).toBe(1);
  });

  it('is 2 for a mistake of the user, said in one printable line', async () => {
    findCallers.mockRejectedValue(new UserError('no such revision: \u001b[2J\nevil'));
    expect(await dynAudit(['callers'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: no such revision: \\u{1b}[2J evil\n',
    });
  });

  it('is 0 when help or the version is asked for', async () => {
    expect(await dynAudit(['callers', '--version'])).toEqual(await dynAudit(['--version']));
    expect((await dynAudit(['callers', '--help'])).code).toBe(0);
    expect(findCallers).not.toHaveBeenCalled();
  });
});

describe('help', () => {
  it('names each option of the contract', async () => {
    const { stdout } = await dynAudit(['callers', '--help']);
    const named = new Set(stdout.match(/--[a-z][a-z-]+/g));
    const contract =
      'repo root base head against language fail-on limit no-cache format output color no-color quiet verbose help version';
    expect([...named].sort()).toEqual(
      contract
        .split(' ')
        .map((name) => `--${name}`)
        .sort(),
    );
  });

  it('of the program says what both commands do', async () => {
    const { stdout } = await dynAudit(['--help']);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/clones .*\.clone\(\).* callers .*still use/);
  });
});

describe('a wrong command line', () => {
  it.each([
    [['caller'], "error: unknown command 'caller' (Did you mean callers?)"],
    [['callers', '--bsae', 'main'], "error: unknown option '--bsae' (Did you mean --base?)"],
    [['callers', '--base'], "error: option '--base <rev>' argument missing"],
    [['callers', 'main'], /^error: too many arguments for 'callers'/],
    [['callers', '--config', 'x'], /^error: unknown option '--config'/],
    [['callers', '--root', 'a', '--repo', 'b'], /same option/],
    [['callers', '--head', ''], 'error: --head: expected a value, got nothing'],
    [['callers', '--against='], 'error: --against: expected a value, got nothing'],
    [['callers', '--limit', '1e3'], "error: --limit: expected a whole number from 0, got '1e3'"],
    [
      ['callers', '--fail-on', 'certian'],
      "error: --fail-on: expected one of certain, likely, ambiguous, none, got 'certian' (did you mean certain?)",
    ],
    [['callers', '--fail-on', 'certain,likely'], /^error: --fail-on: .* got 'certain,likely'/],
    [
      ['callers', '--language', 'pyhton'],
      "error: --language: expected one of python, rust, go, shell, yaml, dockerfile, markdown, json, got 'pyhton' (did you mean python?)",
    ],
    [['callers', '--language', 'go', 'rsut'], /\(did you mean rust\?\)$/],
    [['callers', '--language', 'go,,rust'], /^error: --language: .* got ''$/],
    [['callers', '--format', 'html'], /^error: --format: .* got 'html'$/],
    [['callers', '--fail-on', '\u001b[2J'], /got '\\u\{1b\}\[2J'$/],
    [['schema', 'caller'], /\(did you mean callers\?\)$/],
  ])('%j is refused in one line', async (argv, expected) => {
    const { code, stdout, stderr } = await dynAudit(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toHaveLength(2);
    if (typeof expected === 'string') expect(stderr).toBe(`${expected}\n`);
    else expect(stderr.trimEnd()).toMatch(expected);
    expect(findCallers).not.toHaveBeenCalled();
  });
});

describe('options of the search', () => {
  const defaults: CallersOptions = {
    repo: null,
    base: null,
    head: null,
    against: null,
    languages: null,
    cache: true,
    warn: expect.any(Function),
  };

  it('are empty by default', async () => {
    await dynAudit(['callers']);
    expect(findCallers).toHaveBeenCalledExactlyOnceWith(defaults);
  });

  it('are what the command line says', async () => {
    const line =
      'callers --root r --base main --head WORKTREE --against origin/main --language go,python ' +
      '--language rust --no-cache';
    await dynAudit(line.split(' '));
    expect(findCallers).toHaveBeenCalledExactlyOnceWith({
      ...defaults,
      repo: 'r',
      base: 'main',
      head: 'WORKTREE',
      against: 'origin/main',
      languages: ['go', 'python', 'rust'],
      cache: false,
    });
  });

  it('pass warnings to stderr, printable, and none with --quiet', async () => {
    findCallers.mockImplementation(async ({ warn }) => {
      warn('odd \u001b[2J');
      return reports.empty;
    });
    expect((await dynAudit(['callers'])).stderr).toBe('warning: odd \\u{1b}[2J\n');
    expect((await dynAudit(['callers', '--quiet'])).stderr).toBe('');
  });
});

describe('the report', () => {
  const many = Array.from({ length: 50 }, () => ({ ...reports.typical.findings[0]! }));

  it.each([
    ['text', /^ {2}certain/gm, 40],
    ['markdown', /^- \*\*certain/gm, 40],
    ['json', /"confidence":"certain"/g, 50],
    ['sarif', /"level": "error"/g, 50],
    ['github', /^::error /gm, 50],
  ])('in %s has a limit of its own', async (format, one, count) => {
    findCallers.mockResolvedValue({ ...reports.typical, findings: many });
    const { stdout } = await dynAudit(['callers', '--format', format]);
    expect(stdout.match(one)).toHaveLength(count);
  });

  it('is as wide as the terminal, and colored there unless a file takes it', async () => {
    const tty = { isTTY: true, columns: 200 };
    const { stdout } = await dynAudit(['callers'], {}, tty);
    expect(stdout).toContain('\u001b[');
    expect(stdout).toContain(': 2 places still use it');
    expect((await dynAudit(['callers'], { NO_COLOR: '1' }, tty)).stdout).not.toContain('\u001b[');
  });
});
