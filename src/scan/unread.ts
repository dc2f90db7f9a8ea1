import { type FileScene, unreadFinding } from '../checks/clones/index.ts';
import { type LineIndex, type ParsedFile, pastToken } from '../index/index.ts';
import type { Finding } from '../model/finding.ts';

const candidate = /\.\s*(clone|to_vec|cloned)\s*\(\s*\)|\b(?:Arc|Rc|Clone)\s*::\s*(clone)\b/g;

interface Candidate {
  readonly word: string;
  readonly at: number;
  readonly line: number;
}

/** Sites in tokens that no expression was read from, such as the body of a `macro_rules!`: named, and left undecided. */
export function unreadSites(
  scene: FileScene,
  file: ParsedFile,
  lines: LineIndex,
  seen: ReadonlySet<string>,
  test: boolean,
): Finding[] {
  const { text } = file.tree;
  const open: Candidate[] = [];
  for (const match of text.matchAll(candidate)) {
    const word = match[1] ?? match[2] ?? '';
    const at = match.index + match[0].lastIndexOf(word);
    const line = lines.line(at);
    if (!seen.has(`${line}:${lines.column(at)}`))
      open.push({ word: match[2] ? 'arc_clone' : word, at, line });
  }
  if (open.length === 0) return [];
  const inCode = codeOffsets(text, open);
  const tests = file.fns.filter((fn) => fn.test).map(({ facts }) => facts);
  const isTest = (at: number): boolean =>
    test || tests.some(({ start, end }) => start <= at && at < end);
  return open
    .filter(({ at }) => inCode.has(at))
    .map(({ word, at }) =>
      unreadFinding(scene, {
        word,
        at,
        end: at + word.replace('arc_', '').length,
        lines,
        test: isTest(at),
      }),
    );
}

/** Which of the places, in order, stand outside comments, strings and character literals. */
function codeOffsets(text: string, places: readonly Candidate[]): Set<number> {
  const code = new Set<number>();
  let next = 0;
  for (let at = 0; at < text.length && next < places.length; ) {
    const past = pastToken(text, at);
    if (past > at) {
      while (next < places.length && places[next]!.at < past) next++;
      at = past;
      continue;
    }
    if (at === places[next]!.at) {
      code.add(at);
      next++;
    }
    at++;
  }
  return code;
}
