import { proseLines } from '../lines.ts';
import { quote } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { wrappedParagraphs } from '../wraps.ts';

const beyondAscii = /[^\0-\x7f]/;
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/u;

const patterns = new WeakMap<readonly string[], RegExp | null>();

/** The unwanted words as whole words in any case; null where there are none. */
function patternOf(words: readonly string[]): RegExp | null {
  const known = patterns.get(words);
  if (known !== undefined) return known;
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const pattern =
    words.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join('|')})(?![\\p{L}\\p{N}_])`, 'iu');
  patterns.set(words, pattern);
  return pattern;
}

function* checkLine(line: string, start: number, words: RegExp | null): Generator<Problem> {
  const found = beyondAscii.test(line) ? emoji.exec(line) : null;
  if (found)
    yield {
      span: { start: start + found.index, end: start + found.index + found[0].length },
      message: 'Unexpected emoji, expected words',
    };
  const word = words?.exec(line);
  if (word)
    yield {
      span: { start: start + word.index, end: start + word.index + word[0].length },
      message: `Unexpected word ${quote(word[0])}, expected a text without it`,
    };
}

function* checkText({ document, settings }: Subject): Generator<Problem> {
  const { text, body } = document;
  const words = patternOf(settings.unwanted_words);
  for (const { start, end } of proseLines(document, body, text.length))
    yield* checkLine(text.slice(start, end), start, words);
  for (const span of wrappedParagraphs(document))
    yield { span, message: 'Unexpected line break in a paragraph, expected it on one line' };
}

export const houseStyle: LintRule = {
  id: 'J091',
  name: 'house-style',
  severity: 'warning',
  about: 'A paragraph is wrapped, or there is an emoji or an unwanted word.',
  why: 'One line per paragraph and item keeps diffs and merges small; emojis and names of tools say nothing about the work. Only files that were named or changed are looked at, and nothing that stands in fenced code.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject) {
    if (subject.ours) yield* checkText(subject);
  },
};
