import type { PullTree } from '../pull/index.ts';
import { holdsText } from '../source/index.ts';
import type { CallersSession } from './callers-session.ts';

/** What the rules of `pull/` may ask of the head of an open range. */
export function pullTree(session: CallersSession): PullTree {
  const { after } = session.range;
  const entries = new Map(after.files.map((entry) => [entry.path, entry]));
  const texts = readTogether(async (paths) => {
    const { files } = await after.read(paths.flatMap((path) => entries.get(path) ?? []));
    return new Map(files.map(({ path, text }) => [path, text]));
  });
  return {
    files: after.files.map(({ path }) => path),
    read: async (path) => (entries.has(path) ? await texts(path) : null),
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

/**
 * Reads of single files, each answered once: what is asked for in one turn is read by one process. A process for each
 * of the manifests of a large tree takes longer than all else that is done with them.
 */
export function readTogether(
  read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): (path: string) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  let waiting: { readonly paths: string[]; readonly texts: ReturnType<typeof read> } | null = null;
  return (path) => {
    const asked = known.get(path);
    if (asked !== undefined) return asked;
    if (waiting === null) {
      const paths: string[] = [];
      const texts = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting = null;
        return read(paths);
      });
      waiting = { paths, texts };
    }
    waiting.paths.push(path);
    const answer = waiting.texts.then((texts) => texts.get(path) ?? null);
    known.set(path, answer);
    return answer;
  };
}

/** Words of a text that have something else on both sides, so that a file which holds the text has them as words. */
const innerWords = (text: string): string[] =>
  [...text.matchAll(/(?<=[ -~])(?<![A-Za-z0-9_])[A-Za-z0-9_]+(?=[^A-Za-z0-9_\u0080-\uffff])/g)].map(
    ([word]) => word,
  );
