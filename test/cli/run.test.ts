import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { UserError } from '../../src/model/errors.ts';
import type { ClonesReport } from '../../src/model/finding.ts';
import type { ClonesOptions } from '../../src/model/options.ts';
import { reports } from '../report/reports.ts';

const auditClones = vi.hoisted(() => vi.fn<(options: ClonesOptions) => Promise<ClonesReport>>());
vi.mock('../../src/flows/index.ts', () => ({ auditClones }));

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

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dyn-audit-cli-'));
  auditClones.mockReset().mockResolvedValue(reports.typical);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('exit code', () => {
  it('is 0 for findings that nobody asked to fail on', async () => {
    const { code, stdout, stderr } = await dynAudit(['clones']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('12,003 clone sites');
  });

  it('is 1 for a finding of a bucket in --fail-on', async () => {
    const flags = ['--fail-on', 'removable-borrow,removable-move'];
    expect((await dynAudit(['clones', ...flags])).code).toBe(1);
  });

  it.each(['structural-refactor', 'undecided'])(
    'is 0 when all of %s is in the baseline or suppressed',
    async (bucket) => {
      expect((await dynAudit(['clones', '--fail-on', bucket])).code).toBe(0);
    },
  );

  it('is 1 also for a finding that --limit hides', async () => {
    auditClones.mockResolvedValue({
      ...reports.typical,
      candidates: [...reports.typical.candidates].reverse(),
    });
    const flags = ['--fail-on', 'removable-move', '--limit', '1'];
    expect((await dynAudit(['clones', ...flags])).code).toBe(1);
  });

  it('is 2 for a mistake of the user, said in one printable line', async () => {
    auditClones.mockRejectedValue(new UserError('no such folder: \u001b[2J\nevil'));
    const ended = await dynAudit(['clones', '--root', 'x']);
    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: no such folder: \\u{1b}[2J evil\n',
    });
  });

  it('is 2 for a bug, with its stack', async () => {
    auditClones.mockRejectedValue(new TypeError('broken \u001b[2J'));
    const { code, stderr } = await dynAudit(['clones']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^TypeError: broken \\u\{1b\}\[2J\n {4}at .*run\.test\.ts/);
  });

  it('is 0 when help or the version is asked for', async () => {
    const version = await dynAudit(['--version']);
    expect(version).toMatchObject({ code: 0, stderr: '' });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await dynAudit(['clones', '--version'])).toEqual(version);
    const help = await dynAudit(['clones', '--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--only-actionable');
    expect(auditClones).not.toHaveBeenCalled();
  });
});

describe('a wrong command line', () => {
  it.each([
    [[], 'error: expected a command, see --help'],
    [['clone'], "error: unknown command 'clone' (Did you mean clones?)"],
    [['clones', '--fromat', 'json'], "error: unknown option '--fromat' (Did you mean --format?)"],
    [['clones', '--root'], "error: option '--root <dir>' argument missing"],
    [['clones', 'lib'], /^error: too many arguments for 'clones'/],
    [['clones', '--prove=deep'], /^error: --prove: .*removable/],
    [['clones', '--profile'], "error: option '--profile <file>' argument missing"],
    [['clones', '--target-dir', 'x'], 'error: --target-dir needs --prove'],
    [['clones', '--root', 'a', '--repo', 'b'], /same option/],
    [['clones', '--root', ''], 'error: --root: expected a value, got nothing'],
    [
      ['e2e', 'run', '--only', 'ready', '--output', '/nonexistent/x'],
      "error: --output: cannot write '/nonexistent/x': ENOENT",
    ],
    [
      ['e2e', 'plan', '--plan', '/dev/zero'],
      /^error: --plan '\/dev\/zero': expected at most 1 MiB/,
    ],
    [['e2e', 'plan', '--plan', 'package.json'], /^error: plan: unknown name 'name'/],
    [['e2e', 'plan', '--plan', 'README.md'], /expected what `e2e plan --format json` writes/],
    [['e2e', 'run', '--run-dir', ''], 'error: --run-dir: expected a value, got nothing'],
    [['e2e', 'run', '--timeout', '0'], "error: --timeout: expected a whole number from 1, got '0'"],
    [['clones', '--rev', 'HEAD', '--apply'], /--rev does not read/],
    [['clones', '--update-baseline'], /expected --baseline FILE/],
    [['clones', '--limit', '-1'], "error: --limit: expected a whole number from 0, got '-1'"],
    [
      ['clones', '--format', 'sarfi'],
      "error: --format: expected one of text, json, markdown, sarif, github, html, got 'sarfi' (did you mean sarif?)",
    ],
    [['callers', '--format', 'html'], /^error: --format: .* got 'html'$/],
    [['clones', '--bucket', 'removable-mvoe'], /\(did you mean removable-move\?\)$/],
    [['clones', '--fail-on', 'cold,\u001b[2J'], /got '\\u\{1b\}\[2J'$/],
    [
      ['schema', '../package'],
      "error: schema: expected one of callers, checks, clones, config, e2e-compare, e2e-plan, e2e-status, e2e-sweep, e2e-verdict, learn, pr, review, review-status, got '../package'",
    ],
    [['schema', 'clone'], /\(did you mean clones\?\)$/],
  ])('%j is refused in one line', async (argv, expected) => {
    const { code, stdout, stderr } = await dynAudit(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')).toHaveLength(2);
    if (typeof expected === 'string') expect(stderr).toBe(`${expected}\n`);
    else expect(stderr.trimEnd()).toMatch(expected);
    expect(auditClones).not.toHaveBeenCalled();
  });
});

describe('options of the audit', () => {
  const defaults = {
    root: null,
    paths: null,
    rev: null,
    base: null,
    includeTests: false,
    onlyActionable: false,
    buckets: null,
    baseline: null,
    updateBaseline: false,
    patch: null,
    apply: false,
    config: null,
    profile: null,
    asPage: false,
    cache: true,
    failOn: [],
    asJson: false,
    warn: expect.any(Function),
  };

  it('are empty by default', async () => {
    await dynAudit(['clones']);
    expect(auditClones).toHaveBeenCalledExactlyOnceWith(defaults);
  });

  it('are what the command line says', async () => {
    const line =
      'clones --repo r --paths a b --rev HEAD --base main --include-tests --only-actionable ' +
      '--bucket cold undecided --patch p --baseline b --update-baseline --config c --profile f --no-cache ' +
      '--fail-on cold,undecided';
    await dynAudit(line.split(' '));
    expect(auditClones).toHaveBeenCalledExactlyOnceWith({
      ...defaults,
      root: 'r',
      paths: ['a', 'b'],
      rev: 'HEAD',
      base: 'main',
      includeTests: true,
      onlyActionable: true,
      buckets: ['cold', 'undecided'],
      patch: 'p',
      baseline: 'b',
      updateBaseline: true,
      config: 'c',
      profile: 'f',
      cache: false,
      failOn: ['cold', 'undecided'],
      asJson: false,
    });
  });

  it('pass warnings to stderr, printable, and none with --quiet', async () => {
    auditClones.mockImplementation(async ({ warn }) => {
      warn('odd \u001b[2J');
      return reports.typical;
    });
    expect((await dynAudit(['clones'])).stderr).toBe('warning: odd \\u{1b}[2J\n');
    expect((await dynAudit(['clones', '--quiet'])).stderr).toBe('');
  });
});

describe('the report', () => {
  const many = Array.from({ length: 50 }, () => reports.typical.candidates[0]!);

  it.each([
    ['text', /last-use|score 87/g, 40],
    ['markdown', /^### /gm, 40],
    ['json', /"rule":"last-use","confidence"/g, 50],
    ['github', /^::warning /gm, 50],
  ])('in %s has a limit of its own', async (format, one, count) => {
    auditClones.mockResolvedValue({ ...reports.typical, candidates: many });
    const { stdout } = await dynAudit(['clones', '--format', format]);
    expect(stdout.match(one)).toHaveLength(count);
  });

  it.each([
    [[], {}, {}, false],
    [[], {}, { isTTY: true }, true],
    [[], { NO_COLOR: '1' }, { isTTY: true }, false],
    [['--no-color'], {}, { isTTY: true }, false],
    [['--color'], { NO_COLOR: '1' }, {}, true],
  ])('with %j %j %j has color: %s', async (flags, env, tty, color) => {
    const { stdout } = await dynAudit(['clones', ...flags], env, tty);
    expect(stdout.includes('\u001b[')).toBe(color);
  });

  it('goes to the file alone with --output, and leaves nothing beside it', async () => {
    const file = join(folder, 'report.json');
    const flags = ['--format', 'json', '--output', file];
    expect(await dynAudit(['clones', ...flags])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(reports.typical);
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('that cannot be written is a mistake of the user', async () => {
    const file = join(folder, 'none', 'report.txt');
    const { code, stderr } = await dynAudit(['clones', '--output', file]);
    expect([code, stderr]).toEqual([2, `error: --output: cannot write '${file}': ENOENT\n`]);
  });
});

describe('schema', () => {
  it.each(['callers', 'clones', 'config'])('prints that of %s', async (name) => {
    const { code, stdout } = await dynAudit(['schema', name]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).$id).toBe(`dyn-audit/${name}@1`);
  });
});
