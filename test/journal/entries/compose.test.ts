import { describe, expect, it } from 'vitest';
import { reviewFromMarkdown, reviewFromRun, slugOf } from '../../../src/journal/entries/index.ts';

const nothing = {
  repo: null,
  pr: null,
  title: null,
  slug: null,
  branch: null,
  base_sha: null,
  head_sha: null,
  verdict: null,
  posted_url: null,
};

describe('slugOf', () => {
  it.each([
    ['fix(router): Cancel on disconnect!', 'fix-router-cancel-on-disconnect'],
    [
      'Größe über 48 Zeichen hinaus wird an einem Wort abgeschnitten',
      'gro-e-uber-48-zeichen-hinaus-wird-an-einem-wort',
    ],
    ['x'.repeat(60), 'x'.repeat(48)],
    ['日本', 'untitled'],
  ])('%j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});

describe('reviewFromMarkdown', () => {
  const text = `---
repo: ai-dynamo/dynamo
pr: 412
verdict: comment
head-sha: "9d3e1f0"
---
# Cancel on disconnect

It cancels.

# Results

All passed.

## Findings

- \`a.rs:1\`: x. Failure case: y -> z
`;

  it('reads frontmatter and title, keeps sections, adds the missing ones', () => {
    expect(reviewFromMarkdown(text, nothing)).toEqual({
      repo: 'ai-dynamo/dynamo',
      pr: 412,
      title: 'Cancel on disconnect',
      slug: 'cancel-on-disconnect',
      branch: null,
      base_sha: null,
      head_sha: '9d3e1f0',
      verdict: 'comment',
      posted_url: null,
      body: `## Summary

It cancels.

## Results

All passed.

### Findings

- \`a.rs:1\`: x. Failure case: y -> z

## Test setup

not recorded

## Evidence

not recorded`,
    });
  });

  it('lets the user win', () => {
    const given = { ...nothing, title: 'T', verdict: 'approve', pr: 5 };
    expect(reviewFromMarkdown(text, given)).toMatchObject({
      title: 'T',
      verdict: 'approve',
      pr: 5,
    });
  });

  it('adds no section that is there under a number or a mark', () => {
    const text = '## 1. Summary\n\na\n\n## **Findings**\n\nb\n';
    const { body } = reviewFromMarkdown(text, { ...nothing, pr: 1, verdict: 'approve' });
    const titles = body.match(/^## .*/gm);
    expect(titles).toEqual([
      '## 1. Summary',
      '## **Findings**',
      '## Test setup',
      '## Testing results',
      '## Evidence',
    ]);
  });

  it('takes the usual repository where nobody names one', () => {
    const given = { ...nothing, pr: 1, verdict: 'approve' };
    expect(reviewFromMarkdown('text', given).repo).toBe('ai-dynamo/dynamo');
    const named = reviewFromMarkdown('---\nrepo: sgl-project/sglang\n---\ntext', given);
    expect(named.repo).toBe('sgl-project/sglang');
  });

  it.each([
    [{ repo: 'a/b', pr: 1 }, 'expected a verdict of approve'],
    [{ repo: 'a/b', pr: 1, verdict: 'lgtm' }, "got 'lgtm'"],
    [{ repo: 'a/b', verdict: 'approve' }, 'number of the pull request, got nothing'],
    [{ pr: 1, verdict: 'approve', repo: 'a' }, "repository as owner/name, got 'a'"],
    [{ repo: 'a/b', pr: 1, verdict: 'approve', head_sha: 'HEAD' }, "got 'HEAD'"],
    [{ repo: 'a/b', pr: 1, verdict: 'approve', posted_url: 'no' }, "got 'no'"],
  ])('says what is missing or malformed: %j', (given, message) => {
    expect(() => reviewFromMarkdown('text', { ...nothing, ...given })).toThrow(message);
  });

  it('does not guess at frontmatter that cannot be read', () => {
    expect(() => reviewFromMarkdown('---\na: [\n---\n', nothing)).toThrow(
      'frontmatter that can be read',
    );
  });
});

describe('reviewFromRun', () => {
  const given = { ...nothing, repo: 'ai-dynamo/dynamo', pr: 412, title: 'Cancel' };
  const verdict = {
    schema: 'dyn-audit/verdict@1',
    verdict: 'pass',
    checks: [
      {
        id: 'health',
        stage: 'probe',
        result: 'pass',
        expected: 200,
        observed: 200,
        evidence: ['responses/1.json'],
      },
      {
        id: 'a|b',
        stage: 'probe',
        result: 'pass',
        expected: '`x`\n<!-- dyn-journal-disable-file -->',
        observed: null,
      },
    ],
    not_run: [{ what: 'load', why: 'no GPU' }],
    environment: { os: 'linux', gpu: { count: 0 } },
    versions: { node: '20.19' },
  };

  it('lists setup, results and evidence', () => {
    const review = reviewFromRun(
      { 'verdict.json': verdict, 'plan.json': { stack: 'sim', stages: [{ id: 'start' }] } },
      given,
    );
    expect(review.verdict).toBe('clean-not-posted');
    expect(review.body).toBe(`## Summary

End-to-end run: pass; 2 checks: 2 pass.

## Test setup

- Stack: \`sim\`
- Stages: \`start\`
- os: \`linux\`
- gpu.count: \`0\`
- node: \`20.19\`

## Testing results

| Check | Stage | Result | Expected | Observed |
| --- | --- | --- | --- | --- |
| \`health\` | \`probe\` | \`pass\` | \`200\` | \`200\` |
| \`a\\|b\` | \`probe\` | \`pass\` | \`x <!-- dyn-journal-disable-file -->\` | |

## Evidence

- \`health\`: \`responses/1.json\`
- Not run: \`load\`, \`no GPU\`

## Findings

None recorded: a run reports checks, not places in the code.`);
  });

  it('asks for the verdict of a run that did not pass', () => {
    const failed = { 'verdict.json': { ...verdict, verdict: 'fail' } };
    expect(() => reviewFromRun(failed, given)).toThrow('expected a verdict');
    expect(reviewFromRun(failed, { ...given, verdict: 'request-changes' }).verdict).toBe(
      'request-changes',
    );
  });

  it('refuses other data', () => {
    expect(() => reviewFromRun({}, given)).toThrow('expected verdict.json');
    expect(() => reviewFromRun({ 'verdict.json': [] }, given)).toThrow('dyn-audit/verdict@1');
    expect(
      reviewFromRun(
        { 'verdict.json': { ...verdict, checks: 'x', not_run: 3, environment: [] } },
        given,
      ).body,
    ).toContain('not recorded');
  });
});
