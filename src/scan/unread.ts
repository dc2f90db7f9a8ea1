import type { Finding } from '../model/finding.ts';
import type { LineIndex, ParsedFile } from '../index/index.ts';
import { type FileScene, unreadFinding } from '../checks/clones/index.ts';

const token =
  /"(?:[^"\\]|\\[\s\S])*"|\bb?r(#*)"[\s\S]*?"\1|b?'(?:[^'\\\n]|\\(?:x..|u\{[^}]*\}|[\s\S]))'|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\.\s*(clone|to_vec|cloned)\s*\(\s*\)|\b(?:Arc|Rc|Clone)\s*::\s*(clone)\b/g;

/** Sites in tokens that no expression was read from, such as the body of a `macro_rules!`: named, and left undecided. */
export function unreadSites(scene: FileScene, file: ParsedFile, lines: LineIndex, seen: ReadonlySet<string>, test: boolean): Finding[] {
  const { text } = file.tree;
  if (!/clone|to_vec/.test(text)) return [];
  const out: Finding[] = [];
  for (const match of text.matchAll(token)) {
    const word = match[2] ?? match[3];
    if (!word) continue;
    const at = match.index + match[0].lastIndexOf(word);
    const line = lines.line(at);
    if (seen.has(`${line}:${lines.column(at)}`)) continue;
    out.push(unreadFinding(scene, { word: match[3] ? 'arc_clone' : word, at, end: at + word.length, lines, test }));
  }
  return out;
}

