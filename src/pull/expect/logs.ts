import type { ChangedLine } from '../text.ts';
import {
  anyLog,
  type ExpectationKind,
  isComment,
  isPython,
  isRust,
  type KindContext,
  statement,
} from './kind.ts';

const rust =
  /\b(?:tracing::|log::)?(trace|debug|info|warn|error)!\s*\(\s*(?:[^"]{0,200}?,\s*)?"((?:[^"\\]|\\.)*)"/s;
const python =
  /\b(?:logger|logging|log|_logger|LOG)\.(debug|info|warning|error|exception|critical)\(\s*[rf]{0,2}(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/s;

/** Fewer characters or words may stand in any log by chance. */
const shortest = 16;

/** The longest part of a message that stands in the log as it is: no placeholder, no escape. */
function fixedPart(message: string): string {
  const parts = message.split(/\{[^}]*\}|%[-\d.]*[sdrfxi]|\\./s).map((part) => part.trim());
  return parts.reduce((best, part) => (part.length > best.length ? part : best), '');
}

const isTelling = (text: string): boolean =>
  text.length >= shortest && text.trim().split(/\s+/).length >= 3 && !/[\p{Cc}]/u.test(text);

/** A message of fewer words may be another program's as well: no check for those. */
const surest = 4;
const wordsOf = (text: string): string[] => text.trim().split(/\s+/);

/**
 * Whether nothing of the head writes a message any more. Its halves are asked for too: a message that goes to another
 * place is often broken over two lines there, and the tree holds it nowhere as a whole.
 */
async function isGone(text: string, { tree }: KindContext): Promise<boolean> {
  const words = wordsOf(text);
  const middle = Math.ceil(words.length / 2);
  const halves = [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
  for (const part of [text, ...halves]) {
    const bare = part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (bare !== '' && (await tree.holds(bare))) return false;
  }
  return true;
}

function messageIn(line: ChangedLine): { readonly level: string; readonly text: string } | null {
  if (isComment(line)) return null;
  const pattern = isRust(line.path) ? rust : isPython(line.path) ? python : null;
  const match = pattern?.exec(statement(line)) ?? null;
  if (match === null || match.index >= line.text.length) return null;
  const text = fixedPart(match[2] ?? match[3] ?? '');
  return isTelling(text) ? { level: match[1]!, text } : null;
}

export const logs: ExpectationKind = {
  id: 'log',
  about: 'messages that are written to a log',
  derive: async (line, context) => {
    const message = messageIn(line);
    if (message === null || context.onOtherSide(line, message.text)) return [];
    const { level, text } = message;
    const name = text.slice(0, 60);
    if (line.side === 'RIGHT')
      return [
        {
          name,
          level: 'hint',
          expect: { log: anyLog, contains: text },
          why: `a new message (${level}), written when its code is reached`,
        },
      ];
    // Code that went into a package of its own may write it still; a few usual words, an engine.
    if (!context.isKept(line) || wordsOf(text).length < surest) return [];
    if (!(await isGone(text, context))) return [];
    return [
      {
        name,
        level: 'check',
        expect: { log: anyLog, lacks: text },
        why: 'a message that nothing of the head writes any more',
      },
    ];
  },
};
