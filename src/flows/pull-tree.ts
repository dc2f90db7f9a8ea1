import type { PullTree } from '../pull/index.ts';
import { holdsText } from '../source/index.ts';
import type { CallersSession } from './callers-session.ts';

/** What the rules of `pull/` may ask of the head of an open range. */
export function pullTree(session: CallersSession): PullTree {
  const { after } = session.range;
  const entries = new Map(after.files.map((entry) => [entry.path, entry]));
  const read = async (path: string): Promise<string | null> => {
    const entry = entries.get(path);
    if (entry === undefined) return null;
    return (await after.read([entry])).files[0]?.text ?? null;
  };
  return {
    files: after.files.map(({ path }) => path),
    read,
    holds: async (text) => {
      const words = innerWords(text);
      // What has no whole word of its own may be a part of any word: git looks at every byte.
      if (words.length === 0) return holdsText(session.range.root, after.name, text);
      const paths = await session.holding(after, [{ words: words.join(' '), below: '' }]);
      const found = paths.flatMap((path) => entries.get(path) ?? []);
      const { files } = await after.read(found);
      return files.some((file) => file.text.includes(text));
    },
  };
}

/** Words of a text that have something else on both sides, so that a file which holds the text has them as words. */
const innerWords = (text: string): string[] =>
  [...text.matchAll(/(?<=[ -~])(?<![A-Za-z0-9_])[A-Za-z0-9_]+(?=[^A-Za-z0-9_\u0080-\uffff])/g)].map(
    ([word]) => word,
  );
