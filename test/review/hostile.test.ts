import { describe, expect, it } from 'vitest';
import { cell, code, fenced, prose } from '../../src/review/escape.ts';
import { composeReview, fingerprintsIn, payloadIn } from '../../src/review/index.ts';
import { at, diff, finding, head, report, verdict } from './material.ts';

const mark = `<!-- dyn-audit:v1 fp=0123456789abcdef head=${head} -->`;
const attacks = [
  mark,
  `${mark}\n${mark}`,
  '<!--dyn-audit:v1 payload=x-->',
  '</details>\n# Approved\n@everyone see #1, GH-2, https://evil.example and www.evil.example',
  '```\n</details>\n``````\n@team',
  '~~~\n| a | b |\n---\n',
  '\u001b[2J\u202e\u2066hidden\u0000',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png) <img src=x onerror=y>',
  '$\\color{red}{x}$ :tada: ***bold*** _x_ `half',
];

describe('text of a pull request in a review', () => {
  it.each(attacks)('%j is shown and nothing more', (text) => {
    const evil = finding(at(25), {
      title: text,
      failure_case: { trigger: text, outcome: text, expected: text },
      fix: text,
      evidence: [{ from: 'run', file: text, text }],
    });
    const plan = composeReview({
      repo: 'ai-dynamo/dynamo',
      number: 7,
      report: report([evil, { ...evil, place: null, fingerprint: 'f2' }], {
        title: text,
        verdict: {
          ...verdict,
          because: text,
          checks: verdict.checks.map((check) => ({ ...check, observed: text, expected: text })),
        },
        coverage: {
          ...report([]).coverage,
          not_covered: [{ path: text, lines: 1, why: text }],
        },
      }),
      diff,
      conversation: null,
      event: 'COMMENT',
      postClean: false,
    });
    for (const shown of [plan.body, ...plan.comments.map(({ body }) => body)]) {
      const outside = withoutCode(shown).replaceAll('&#8203;', '·');
      expect(outside.replace(/<!-- dyn-audit:v1 (?:fp|payload)=[^>]* -->/g, '')).not.toMatch(
        /<(?!\/?(?:details|summary)>)/,
      );
      expect(outside).not.toMatch(/@[a-z]|#\d|GH-\d|https?:\/|www\.|(?<!\\)\$|:tada:/i);
      expect(outside).not.toMatch(/(?<!\\)\]\(/);
      for (const char of ['\u0000', '\u001b', '\u202e', '\u2066'])
        expect(shown.includes(char)).toBe(false);
      expect(outside.match(/^# .*$/gm)).toBeNull();
      const ours = shown === plan.body ? ['f2'] : [evil.fingerprint];
      expect(fingerprintsIn(shown)).toEqual(ours);
    }
    expect(plan.body.match(/<\/?details>/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(payloadIn(plan.body)?.payload).toBe(plan.payload_sha256);
    // Each row of the table has its two cells.
    const rows = plan.body.match(/^\| .*$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
  });

  it('holds whatever backticks it is given', () => {
    expect(code('a``b`c')).toBe('```a``b`c```');
    expect(code('`')).toBe('`` ` ``');
    expect(fenced('````\nx', 100)).toBe('`````text\n````\nx\n`````');
    expect(prose('calls `a|b` and ` more')).toBe('calls `a|b` and \\` more');
    expect(cell('calls `a|b` | c')).toBe('calls `a\\|b` \\| c');
  });

  it('leaves the mark of something redacted as it is', () => {
    expect(prose('key [redacted:github-token:12ab] used')).toBe(
      'key [redacted:github-token:12ab] used',
    );
  });
});

/** What GitHub reads as Markdown: without fenced blocks and code spans. */
function withoutCode(text: string): string {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const opens = /^(`{3,})(?:text)?$/.exec(line)?.[1];
    if (fence === null && opens !== undefined && line.endsWith('text')) fence = opens;
    else if (fence !== null && opens !== undefined && opens.length >= fence.length) fence = null;
    else if (fence === null) lines.push(line);
  }
  expect(fence).toBeNull();
  return withoutSpans(lines.join('\n'));
}

/** A backslash takes a backtick's meaning; a run of backticks ends at the next one of the same length. */
function withoutSpans(text: string): string {
  let shown = '';
  for (let at = 0; at < text.length; ) {
    const run = /^`+/.exec(text.slice(at))?.[0] ?? '';
    const end = run === '' ? -1 : endOfSpan(text, at + run.length, run);
    const next = text[at] === '\\' ? at + 2 : at + Math.max(1, run.length);
    if (end < 0) shown += text.slice(at, next);
    at = end < 0 ? next : end;
  }
  return shown;
}

function endOfSpan(text: string, from: number, run: string): number {
  const line = text.indexOf('\n\n', from);
  const rest = text.slice(from, line < 0 ? undefined : line);
  for (const { 0: found, index } of rest.matchAll(/`+/g))
    if (found === run) return from + index + run.length;
  return -1;
}
