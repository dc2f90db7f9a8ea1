import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as flows from '../../../src/flows/pull.ts';
import { UserError } from '../../../src/model/errors.ts';
import { printable } from '../../../src/model/printable.ts';
import { reviewStatuses, reviews } from '../../report/pull/documents.ts';
import { dynAudit } from './terminal.ts';

const flow = vi.hoisted(() => ({
  planPullReview: vi.fn<typeof flows.planPullReview>(),
  readPullReview: vi.fn<typeof flows.readPullReview>(),
  approvePullReview: vi.fn<typeof flows.approvePullReview>(),
  draftPullReview: vi.fn<typeof flows.draftPullReview>(),
  submitPullReview: vi.fn<typeof flows.submitPullReview>(),
  discardPullReview: vi.fn<typeof flows.discardPullReview>(),
  pullReviewStatus: vi.fn<typeof flows.pullReviewStatus>(),
}));
vi.mock('../../../src/flows/pull.ts', () => flow);

const journal = mkdtempSync(join(tmpdir(), 'dyn-audit-review-'));
afterAll(() => rmSync(journal, { recursive: true }));

const env = { DYN_MEMORY: journal };
const plan = reviews.typical;
const hash = plan.payload_sha256;
const source = {
  pull: '10254',
  repo: null,
  repo_dir: null,
  api_url: null,
  token_file: null,
  offline: false,
  journal,
};

beforeEach(() => {
  const { planPullReview, readPullReview, ...steps } = flow;
  for (const step of Object.values(steps))
    step.mockReset().mockResolvedValue(reviewStatuses.typical);
  planPullReview.mockReset().mockResolvedValue(plan);
  readPullReview.mockReset().mockResolvedValue(plan);
});

describe('review plan', () => {
  it('plans a COMMENT that posts nothing clean, unless told otherwise', async () => {
    const { code, stdout } = await dynAudit(['review', 'plan', '10254'], { env });
    expect(code).toBe(0);
    expect(stdout).toContain(`Payload: ${hash}\n`);
    const [asked, wishes] = flow.planPullReview.mock.calls[0]!;
    expect(asked).toMatchObject(source);
    expect(wishes).toEqual({ event: 'COMMENT', postClean: false, replace: false });
  });

  it.each(['REQUEST_CHANGES', 'request-changes'])('takes the event %s', async (event) => {
    await dynAudit(['review', 'plan', '1', '--event', event, '--post-clean'], { env });
    expect(flow.planPullReview.mock.calls[0]?.[1]).toEqual({
      event: 'REQUEST_CHANGES',
      postClean: true,
      replace: false,
    });
  });

  it('gives the document as JSON', async () => {
    const { stdout } = await dynAudit(['review', 'plan', '1', '--format', 'json'], { env });
    expect(JSON.parse(stdout)).toEqual(plan);
  });

  it('hands on how GitHub is reached', async () => {
    const flags = ['--repo', 'a/b.c', '--api-url', 'http://127.0.0.1:1', '--token-file', 't'];
    await dynAudit(['review', 'plan', 'a/b.c#1', ...flags, '--offline'], { env });
    expect(flow.planPullReview.mock.calls[0]?.[0]).toMatchObject({
      pull: 'a/b.c#1',
      repo: 'a/b.c',
      api_url: 'http://127.0.0.1:1',
      token_file: 't',
      offline: true,
    });
  });
});

describe('review approve', () => {
  it('takes the hash that the user names, and shows where the review stands', async () => {
    const argv = ['review', 'approve', '10254', '--sha256', hash.toUpperCase()];
    const { code, stdout, stderr } = await dynAudit(argv, { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Review of ai-dynamo/dynamo#10254: ');
    expect(flow.approvePullReview.mock.calls[0]?.[1]).toBe(hash);
    expect(flow.readPullReview).not.toHaveBeenCalled();
  });

  it('shows every character at a terminal and takes the start of the hash', async () => {
    const typed = `${hash.slice(0, 8)}\n`;
    const { code, stdout, stderr } = await dynAudit(['review', 'approve', '10254'], { env, typed });
    expect(code).toBe(0);
    for (const { body } of [plan, ...plan.comments])
      expect(stderr).toContain(
        body
          .split('\n')
          .map((line) => `  | ${printable(line)}\n`)
          .join(''),
      );
    expect(stdout).not.toContain('  | ');
    expect(flow.approvePullReview.mock.calls[0]?.[1]).toBe(hash);
  });

  it.each([
    ['nothing', ''],
    ['an empty line', '\n'],
    ['yes', 'yes\n'],
    ['too little of it', `${hash.slice(0, 7)}\n`],
    ['another hash', `${'f'.repeat(64)}\n`],
    ['more than all of it', `${hash}0\n`],
  ])('approves nothing for %s', async (_, typed) => {
    const { code, stdout, stderr } = await dynAudit(['review', 'approve', '1'], { env, typed });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').at(-2)).toMatch(/error: nothing was approved: expected /);
    expect(flow.approvePullReview).not.toHaveBeenCalled();
  });

  it('says what to give where nobody can be asked', async () => {
    const { code, stderr } = await dynAudit(['review', 'approve', '10254'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(`'dyn-audit review approve 10254 --sha256 ${hash}'`);
    expect(flow.approvePullReview).not.toHaveBeenCalled();
  });

  it.each(['--yes', '--force', '-y'])('knows no %s', async (flag) => {
    expect((await dynAudit(['review', 'approve', '1', flag], { env })).code).toBe(2);
    expect(flow.approvePullReview).not.toHaveBeenCalled();
  });

  it.each(['', 'abc', `${hash}0`, `${hash.slice(1)}g`])('refuses the hash "%s"', async (given) => {
    const { code, stderr } = await dynAudit(['review', 'approve', '1', '--sha256', given], { env });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: --sha256: expected .*\n$/)]);
  });
});

describe('what is sent', () => {
  it.each([
    ['draft', 'draftPullReview', []],
    ['submit', 'submitPullReview', ['--event', 'comment', '--no-push']],
    ['discard', 'discardPullReview', ['--force']],
    ['status', 'pullReviewStatus', []],
  ] as const)('review %s calls its flow once and shows the status', async (name, called, more) => {
    const { code, stdout } = await dynAudit(['review', name, '10254', ...more], { env });
    expect(code).toBe(0);
    expect(stdout).toContain('a draft that only you see on GitHub');
    for (const [each, mock] of Object.entries(flow))
      expect([each, mock.mock.calls.length]).toEqual([each, each === called ? 1 : 0]);
    expect(flow[called].mock.calls[0]?.[0]).toMatchObject(source);
  });

  it('submits what was approved and pushes the journal, unless told otherwise', async () => {
    await dynAudit(['review', 'submit', '1'], { env });
    await dynAudit(['review', 'submit', '1', '--event', 'APPROVE', '--no-push'], { env });
    const wishes = flow.submitPullReview.mock.calls.map(([, each]) => each);
    expect(wishes).toMatchObject([
      { event: null, push: true },
      { event: 'APPROVE', push: false },
    ]);
    expect(wishes[0]?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('discards only its own unless forced', async () => {
    await dynAudit(['review', 'discard', '1'], { env });
    expect(flow.discardPullReview.mock.calls[0]?.[1]).toBe(false);
  });
});

describe('a mistake', () => {
  it.each([
    ['no pull request', ['review', 'plan']],
    ['no such command', ['review', 'post', '1']],
    ['an unknown event', ['review', 'plan', '1', '--event', 'MERGE']],
    ['a repository without owner', ['review', 'plan', '1', '--repo', 'dynamo']],
    ['a repository that is a path', ['review', 'plan', '1', '--repo', 'a/..']],
    ['a repository with an escape', ['review', 'plan', '1', '--repo', 'a/\u001b[2J']],
    ['no token file', ['review', 'draft', '1', '--token-file', '']],
    ['a journal that is not there', ['review', 'plan', '1', '--journal', '/no/such/folder']],
    ['--offline for a draft', ['review', 'draft', '1', '--offline']],
  ])('%s is one line and exit code 2', async (_, argv) => {
    const { code, stdout, stderr } = await dynAudit(argv, { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: [^\p{Cc}]+\n$/u);
    for (const mock of Object.values(flow)) expect(mock).not.toHaveBeenCalled();
  });

  it('of GitHub is one printable line', async () => {
    flow.draftPullReview.mockRejectedValue(new UserError('not allowed: \u001b[2J\nx'));
    const ended = await dynAudit(['review', 'draft', '1'], { env });
    expect(ended).toEqual({ code: 2, stdout: '', stderr: 'error: not allowed: \\u{1b}[2J x\n' });
  });

  it('reads no journal when none is wanted', async () => {
    await dynAudit(['review', 'status', '1', '--no-journal'], { env });
    expect(flow.pullReviewStatus.mock.calls[0]?.[0]).toMatchObject({ journal: null });
  });
});
