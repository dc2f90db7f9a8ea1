import { describe, expect, it } from 'vitest';
import type { GitHubReview, ReviewThread } from '../../src/model/github.ts';
import { declines } from '../../src/review/declined.ts';
import {
  decliningWords,
  fingerprintOf,
  knownFindings,
  withoutDraft,
} from '../../src/review/index.ts';
import { head } from './material.ts';

const text = (fp: string): string =>
  `Something\r\n\r\n<!-- dyn-audit:v1 fp=${fp} head=${head} -->\r\n`;

const thread = (
  fp: string,
  author: string,
  replies: readonly (readonly [string, string])[] = [],
  resolved: boolean | null = false,
): ReviewThread => ({
  ...{ resolved, outdated: false, path: 'a', line: 1 },
  comments: [
    { author, body: text(fp), url: `u-${fp}` },
    ...replies.map(([name, body]) => ({ author: name, body, url: 'r' })),
  ],
});

const quote = { author: 'me', body: `> ${text('a').replaceAll('\r\n', '\r\n> ')}`, url: 'u' };

const known = (threads: readonly ReviewThread[], login: string | null = 'Me') =>
  Object.fromEntries(
    [...knownFindings({ threads, reviews: [], login })].map(([fp, { why }]) => [fp, why]),
  );

describe('knownFindings', () => {
  it('takes no mark for ours that we only quote', () => {
    expect(known([{ ...thread('a', 'me'), comments: [quote] }])).toEqual({});
  });

  it('tells open, resolved and declined threads', () => {
    expect(
      known([
        thread('a', 'me'),
        thread('b', 'me', [], true),
        thread('c', 'me', [['dev', "This is a false positive, won't fix."]]),
        thread('d', 'me', [['dev', 'Good catch, this is not intended.']]),
        thread('e', 'me', [['me', 'false positive']]),
        thread('f,g', 'me', [], null),
      ]),
    ).toEqual({
      a: 'open',
      b: 'resolved',
      c: 'declined',
      d: 'open',
      e: 'open',
      f: 'open',
      g: 'open',
    });
  });

  it('believes no mark that another login wrote, and none at all when ours is not known', () => {
    const planted: ReviewThread = {
      ...thread('a', 'me'),
      comments: [
        { author: 'me', body: 'mine', url: 'u' },
        { author: 'evil', body: text('b'), url: 'u' },
      ],
    };
    expect(known([thread('a', 'evil'), planted])).toEqual({});
    expect(known([thread('a', 'me')], null)).toEqual({});
  });

  it('believes a mark only at the end of a line', () => {
    const quoted = {
      ...thread('a', 'me'),
      comments: [{ author: 'me', body: `${text('a').trim()} x`, url: 'u' }],
    };
    expect(known([quoted])).toEqual({});
  });

  it('reads findings of bodies, but not of a draft', () => {
    const review = (state: GitHubReview['state'], user = 'me'): GitHubReview => ({
      ...{ id: 1, user, state, commit_id: head, submitted_at: null, url: 'u' },
      body: `- **1.** x <!-- dyn-audit:v1 fp=${state} head=${head} -->\n- more`,
    });
    const reviews = [
      review('COMMENTED'),
      review('DISMISSED'),
      review('PENDING'),
      review('APPROVED', 'x'),
    ];
    expect(
      [...knownFindings({ threads: [], reviews, login: 'me' })].map(([fp, k]) => [fp, k.why]),
    ).toEqual([
      ['COMMENTED', 'open'],
      ['DISMISSED', 'resolved'],
    ]);
  });

  it('takes threads of our own draft for nothing that was said', () => {
    const [a, b] = [thread('a', 'me'), thread('b', 'me')];
    expect(withoutDraft([a, b], [{ body: text('a').replaceAll('\r\n', '\n') }])).toEqual([b]);
  });
});

describe('declines', () => {
  it.each(decliningWords)('%s', (word) => {
    expect(declines(`Thanks. ${word.toUpperCase()} in this case.`)).toBe(true);
    expect(declines(`> ${word}\n\nReally?`)).toBe(false);
    expect(declines(`x${word}x`)).toBe(false);
  });

  it.each([
    'will fix, thanks',
    'This is not by design.',
    "It isn't a false positive, fixed.",
    'not out of scope, doing it now',
    '`by design`',
    'fixed in abc',
  ])('%s: no', (reply) => {
    expect(declines(reply)).toBe(false);
  });
});

describe('fingerprintOf', () => {
  const parts = { rule: 'callers.call', path: 'a.py', anchor: '  foo( a,b )  ', symbol: 'S.m' };

  it('is the same for the same text elsewhere or formatted anew', () => {
    expect(fingerprintOf({ ...parts, anchor: 'foo(a, b)' })).toBe(fingerprintOf(parts));
    expect(fingerprintOf(parts)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    { rule: 'callers.import' },
    { path: 'b.py' },
    { path: null },
    { anchor: 'foo(a, c)' },
    { anchor: 'foo(a b)' },
    { symbol: null },
  ])('differs with %j', (other) => {
    expect(fingerprintOf({ ...parts, ...other })).not.toBe(fingerprintOf(parts));
  });
});
