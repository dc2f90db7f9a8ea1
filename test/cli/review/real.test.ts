import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveReport } from '../../../src/flows/review.ts';
import type { DiffFile } from '../../../src/model/diff.ts';
import type { ReviewPlan, ReviewStatus } from '../../../src/model/review.ts';
import { type FakeGitHub, filesOfPatch, startFakeGitHub, tokens } from '../../github/fake/index.ts';
import { bad, pulls } from '../../report/pull/documents.ts';
import { dynAudit, type Ended } from './terminal.ts';

const head = '4'.repeat(40);
const base = 'b'.repeat(40);
const path = 'components/src/dynamo/frontend/main.py';
const patch = `diff --git a/${path} b/${path}
--- a/${path}
+++ b/${path}
@@ -119,2 +119,2 @@
 config = read()
-run_input(runtime, config)
+run_input(runtime, engine=engine)
`;
const diff: readonly DiffFile[] = [
  {
    path,
    before: path,
    after: path,
    status: 'modified',
    kind: 'text',
    added: 1,
    removed: 1,
    no_hunks: null,
    hunks: [
      {
        old_start: 119,
        old_lines: 2,
        new_start: 119,
        new_lines: 2,
        lines: [
          { kind: ' ', old: 119, new: 119, text: 'config = read()' },
          { kind: '-', old: 120, new: null, text: 'run_input(runtime, config)' },
          { kind: '+', old: null, new: 120, text: 'run_input(runtime, engine=engine)' },
        ],
      },
    ],
  },
];

let lab = '';
let github: FakeGitHub;
let env: Record<string, string> = {};

beforeEach(async () => {
  lab = mkdtempSync(join(tmpdir(), 'dyn-audit-review-'));
  env = { XDG_STATE_HOME: lab, HOME: lab, GITHUB_TOKEN: tokens.reviewer };
  github = await startFakeGitHub({ repo: 'ai-dynamo/dynamo' });
  github.addPull({
    number: 10254,
    title: bad,
    base: { ref: 'main', sha: base },
    head: { ref: 'engine-keyword', sha: head },
    files: filesOfPatch(patch),
  });
  const [, finding] = pulls.typical.findings;
  const place = { ...finding!.place!, start_line: null };
  const report = { ...pulls.typical, findings: [{ ...finding!, title: bad, place }] };
  await saveReport({ repo: 'ai-dynamo/dynamo', number: 10254, env, report, diff });
});
afterEach(async () => {
  await github.close();
  rmSync(lab, { recursive: true, force: true });
});

const review = (step: string, ...more: readonly string[]): Promise<Ended> =>
  dynAudit(['review', step, '10254', '--api-url', github.url, '--no-journal', '--quiet', ...more], {
    env,
  });
const planned = async (): Promise<ReviewPlan> =>
  JSON.parse((await review('plan', '--format', 'json')).stdout);
const status = async (step: string, ...more: readonly string[]): Promise<ReviewStatus> => {
  const ended = await review(step, ...more, '--format', 'json');
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout);
};
const file = () => join(lab, 'dyn-audit/reviews/ai-dynamo__dynamo/10254/review.json');

describe('the review of a kept report', () => {
  it('goes through its stages by the commands alone, and is sent once', async () => {
    expect(await status('status')).toMatchObject({ stage: 'none', pending: null });
    const plan = await planned();
    expect(plan.comments).toMatchObject([{ path, line: 120, side: 'RIGHT' }]);
    expect(await status('status')).toMatchObject({ stage: 'planned' });
    expect(await status('approve', '--sha256', plan.payload_sha256)).toMatchObject({
      stage: 'approved',
      notes: [
        expect.stringContaining(`approved: ${plan.payload_sha256}`),
        expect.anything(),
        expect.anything(),
      ],
    });
    expect(github.writes()).toEqual([]);
    const drafted = await status('draft');
    expect(drafted).toMatchObject({ stage: 'drafted', pending: { ours: true } });
    expect((await status('draft')).notes[0]).toMatch(/^the draft was there already: http/);
    expect(await status('discard')).toMatchObject({ stage: 'approved', pending: null });
    await status('draft');
    const submitted = await status('submit');
    expect(submitted).toMatchObject({ stage: 'submitted', pending: null });
    expect(submitted.posted_url).toMatch(/^http/);
    expect((await status('submit')).notes[0]).toMatch(/^it was posted already: http/);
    expect(github.writes()).toHaveLength(4);
    expect(github.state.reviews).toMatchObject([{ state: 'COMMENTED', body: plan.body }]);
  });

  it('shows nothing raw of what others wrote, and pings nobody', async () => {
    const { code, stdout } = await review('plan');
    expect(code).toBe(0);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const plan = await planned();
    for (const text of [plan.body, ...plan.comments.map(({ body }) => body)])
      expect(text).not.toMatch(/@everyone|<!-- dyn-audit:v1 fp=00/);
  });

  it('that was edited is another one: the old hash approves nothing, the new one does', async () => {
    const plan = await planned();
    await status('approve', '--sha256', plan.payload_sha256);
    const text = readFileSync(file(), 'utf8');
    writeFileSync(file(), text.replace('### Testing Results', '### Results'));
    expect((await review('draft')).stderr).toMatch(/^error: [^\n]*not what was approved[^\n]*\n$/);
    const again = await review('approve', '--sha256', plan.payload_sha256);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(github.writes()).toEqual([]);
    const asked = await review('approve');
    const hash = /--sha256 ([0-9a-f]{64})/.exec(asked.stderr)?.[1] ?? '';
    expect(hash).not.toBe(plan.payload_sha256);
    await status('approve', '--sha256', hash);
    await status('draft');
    expect(github.state.reviews[0]?.body).toContain('### Results');
  });

  it.each([
    ['a token without rights', () => ({ GITHUB_TOKEN: tokens.reader })],
    ['a token that is none', () => ({ GITHUB_TOKEN: 'no-token' })],
    ['no token', () => ({ GITHUB_TOKEN: '', PATH: lab })],
  ])('is not sent with %s: one line, exit code 2, and the token is in none', async (_, change) => {
    const plan = await planned();
    await status('approve', '--sha256', plan.payload_sha256);
    env = { ...env, ...change() };
    const { code, stdout, stderr } = await review('draft');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).not.toContain(env.GITHUB_TOKEN || 'no such text');
    expect(github.state.reviews).toEqual([]);
  });

  it('of another pull request, or of none, is one line', async () => {
    for (const pull of ['7', 'a/b#10254', '../..', 'https://example.com/x', '0', '#', '1e9']) {
      const argv = ['review', 'plan', pull, '--api-url', github.url, '--no-journal', '--quiet'];
      const { code, stdout, stderr } = await dynAudit(argv, { env });
      expect([pull, code, stdout]).toEqual([pull, 2, '']);
      expect(stderr).toMatch(/^error: [^\n]+\n$/);
    }
    expect(github.writes()).toEqual([]);
  });
});
