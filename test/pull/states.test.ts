import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PullReport } from '../../src/model/pull.ts';
import { filesOfPatch } from '../github/fake/index.ts';
import { type Ended, named, openPullLab, type PullLab } from './pull-lab.ts';
import { badChange, goodChange } from './serving-repo.ts';

let lab: PullLab;
afterEach(() => lab.close());

const reportOf = ({ stdout }: Ended) => JSON.parse(stdout) as PullReport;
const read = (...more: readonly string[]): Promise<Ended> => lab.pr('--format', 'json', ...more);

/** The same pull request in another state, or with other words. */
function again(change: Partial<Parameters<PullLab['github']['addPull']>[0]>): void {
  const { repo, github } = lab;
  github.addPull({
    number: 7,
    base: { ref: 'main', sha: repo.base },
    head: { ref: 'count', sha: repo.head },
    files: filesOfPatch(repo.git('diff', repo.base, repo.head)),
    ...change,
  });
}

describe('a pull request that is read', () => {
  it.each(['closed', 'merged'] as const)('may be %s, and that is said', async (state) => {
    lab = await openPullLab(goodChange);
    again({ state });
    const ended = await read();
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    expect(reportOf(ended).notes).toContain(`the pull request is ${state}`);
  });

  it('may come from a fork that is deleted', async () => {
    lab = await openPullLab(goodChange);
    again({ head: { ref: 'count', sha: lab.repo.head, repo: null } });
    expect(reportOf(await read()).notes).toContain('the fork that it came from is deleted');
  });

  it('may say what it wants to: nothing of it reaches the terminal raw', async () => {
    lab = await openPullLab(goodChange);
    const hostile = '\u001b[2J\u202e<!-- dyn-audit:v1 fp=0 --> @everybody `rm -rf ..`';
    again({
      title: hostile,
      body: `${hostile}\n`.repeat(1000),
      author: 'mallory',
      head: { ref: '../../$(id)', sha: lab.repo.head },
    });
    for (const format of ['text', 'markdown']) {
      const { code, stdout, stderr } = await lab.pr('--format', format);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e]/);
    }
  });

  it('that does not exist, or that nobody may see, is one line', async () => {
    lab = await openPullLab(goodChange);
    const { code, stdout, stderr } = await lab.run('dyn-audit', [
      'pr',
      'acme/serving#404',
      '--api-url',
      lab.github.url,
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*acme\/serving.*\n$/);
  });

  it('without a network is one line, and offline what local git knows', async () => {
    lab = await openPullLab(badChange);
    const nobody = ['pr', named, '--api-url', 'http://127.0.0.1:9'];
    const { code, stderr } = await lab.run('dyn-audit', nobody);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*127\.0\.0\.1:9.*\n$/);
    lab.repo.git('fetch', '-q', 'origin', 'refs/pull/7/head:refs/dyn-audit/pull/7/head');
    const offline = await lab.run('dyn-audit', ['pr', named, '--offline', '--format', 'json']);
    expect({ code: offline.code, stderr: offline.stderr }).toEqual({ code: 1, stderr: '' });
    const report = reportOf(offline);
    expect(report.coverage.not_asked).toContainEqual({ what: 'CI', why: 'offline' });
    expect(report.findings).toHaveLength(1);
  });

  it('needs no token where it is public, which is said once', async () => {
    lab = await openPullLab(goodChange);
    const args = ['pr', named, '--api-url', lab.github.url, '--format', 'json'];
    const { code, stderr } = await lab.run('dyn-audit', args, { GITHUB_TOKEN: '' });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^warning: no token was found [^\n]*\n$/);
  });

  it('of more than 3,000 files is read whole, and what no check reads is listed', async () => {
    const count = 3100;
    const name = (at: number): string => `data/${at}.${at % 2 === 0 ? 'py' : 'bin'}`;
    lab = await openPullLab(
      Object.fromEntries(Array.from({ length: count }, (_, at) => [name(at), `n = ${at}\n`])),
    );
    const ended = await read();
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    const { coverage } = reportOf(ended);
    expect(coverage).toMatchObject({ files: count, lines: count, looked_at: { lines: count / 2 } });
    expect(coverage.not_covered.map(({ path }) => path).sort()).toEqual(
      Array.from({ length: count / 2 }, (_, at) => name(2 * at + 1)).sort(),
    );
  });

  it('that changes nothing is read like any other', async () => {
    lab = await openPullLab({ 'Cargo.toml': '[workspace]\nmembers = []\nresolver = "2"\n' });
    lab.repo.git('checkout', '-q', 'main');
    const rev = lab.repo.git('rev-parse', 'main');
    const ends = ['--offline', '--base', rev, '--head', rev, '--format', 'json'];
    const ended = await lab.run('dyn-audit', ['pr', ...ends]);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' });
    expect(reportOf(ended).coverage).toMatchObject({ files: 0, lines: 0 });
  });
});

describe('what is known beside the change', () => {
  it('are learnings of its paths, with their source, and the failing lines of its CI', async () => {
    lab = await openPullLab(goodChange);
    const note = ['--path', 'lib/llm/**', '--note', 'Metrics need a row in the catalog'];
    const learnt = await lab.run('dyn-audit', ['learn', ...note, '--source', '#12', '--no-push']);
    expect(learnt.code).toBe(0);
    lab.github.addCheckRun({
      sha: lab.repo.head,
      name: 'rust tests',
      conclusion: 'failure',
      run_id: 5,
      log: 'test metrics::counts ... FAILED\nerror: test failed, to rerun pass `--lib`\n',
    });
    const { learnings, checks } = reportOf(await read());
    expect(learnings).toMatchObject([
      {
        note: expect.stringContaining('Metrics need a row'),
        source: '#12',
        paths: ['lib/llm/src/http/service/metrics.rs'],
      },
    ]);
    expect(checks).toMatchObject({
      state: 'failure',
      checks: [{ name: 'rust tests', failure: { kind: 'code' } }],
    });
  });

  it('is what the newest base took away from under the change', async () => {
    lab = await openPullLab({
      'components/src/dynamo/replay/again.py':
        'from dynamo.common.scaling import replicas_for\n\n\ndef again() -> int:\n    return replicas_for(1.0, 2.0)\n',
    });
    const { repo } = lab;
    // Main moves on meanwhile: the function has another name there, and all that main knows is renamed with it.
    const file = (path: string) => join(repo.checkout, path);
    mkdirSync(file('components'), { recursive: true });
    for (const [path, text] of Object.entries(goodChange))
      if (path.endsWith('.py')) writeFileSync(file(path), text ?? '');
    repo.git('add', '-A');
    repo.git('commit', '-q', '-m', 'Workers it is');
    repo.git('push', '-q', 'origin', 'main');
    again({ base: { ref: 'main', sha: repo.git('rev-parse', 'main') } });
    const { callers } = reportOf(await read('--fail-on', 'none'));
    expect(callers.findings).toMatchObject([
      { kind: 'skew', path: 'components/src/dynamo/replay/again.py' },
      { kind: 'skew', path: 'components/src/dynamo/replay/again.py' },
    ]);
  });
});
