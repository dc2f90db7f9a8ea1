import type { DiffFile } from '../model/diff.ts';
import type { DerivedExpectation } from '../model/pull.ts';
import { kinds } from './expect/index.ts';
import { isProduct } from './paths.ts';
import { type ChangedLine, changedLinesOf, slug } from './text.ts';
import type { PullTree } from './tree.ts';

export interface Derived {
  readonly expectations: readonly DerivedExpectation[];
  /** What was cut, one line each. */
  readonly notes: readonly string[];
}

const source = /\.(?:rs|py|go)$/;
const manifest =
  /(?:^|\/)(?:Cargo\.(?:toml|lock)|pyproject\.toml|uv\.lock|go\.(?:mod|sum)|requirements[^/]*\.txt)$/;
const mostOfKind = 25;
/** Lines that are looked at; a change beyond it is moved or generated code. */
const mostLines = 50_000;

/** What a run of the head should show, from the changed lines of code that servers run; checks before hints. */
export async function deriveExpectations(
  diff: readonly DiffFile[],
  tree: PullTree,
): Promise<Derived> {
  const code = diff.filter(({ path }) => source.test(path) && isProduct(path));
  const all = (await Promise.all(code.map((file) => servedLines(file, tree)))).flat();
  const lines = all.slice(0, mostLines);
  const notes =
    all.length > lines.length
      ? [`expectations: of ${all.length} changed lines the first ${mostLines} were looked at`]
      : [];
  const sides = {
    LEFT: all
      .filter(({ side }) => side === 'LEFT')
      .map(({ text }) => text)
      .join('\n'),
    RIGHT: all
      .filter(({ side }) => side === 'RIGHT')
      .map(({ text }) => text)
      .join('\n'),
  };
  const holds = remember(tree.holds);
  const kept = new Set(
    diff.flatMap(({ before, after }) => (before === null || after === null ? [] : [before])),
  );
  const repacks = diff.some(({ path }) => manifest.test(path));
  const context = {
    isKept: ({ path }: ChangedLine) => !repacks && kept.has(path),
    tree: { ...tree, holds },
    onOtherSide: ({ side }: ChangedLine, text: string) =>
      sides[side === 'LEFT' ? 'RIGHT' : 'LEFT'].includes(text),
  };
  const found: DerivedExpectation[] = [];
  const ids = new Set<string>();
  for (const kind of kinds) {
    const own: DerivedExpectation[] = [];
    for (const line of lines)
      for (const { name, ...draft } of await kind.derive(line, context)) {
        const id = `expect.${kind.id}-${slug(name)}`;
        if (ids.has(id)) continue;
        ids.add(id);
        own.push({
          id,
          kind: kind.id,
          ...draft,
          path: line.path,
          line: line.line,
          side: line.side,
        });
      }
    own.sort((a, b) => Number(a.level === 'hint') - Number(b.level === 'hint'));
    if (own.length > mostOfKind)
      notes.push(`expectations: ${own.length - mostOfKind} more of kind ${kind.id}`);
    found.push(...own.slice(0, mostOfKind));
  }
  return { expectations: found, notes };
}

/** The same question is asked of many lines. */
function remember(ask: PullTree['holds']): PullTree['holds'] {
  const known = new Map<string, Promise<boolean>>();
  return (text) => {
    const answer = known.get(text) ?? ask(text);
    known.set(text, answer);
    return answer;
  };
}

/** The changed lines of a file but those of a test module at its end, as Rust has them. */
async function servedLines(file: DiffFile, tree: PullTree): Promise<ChangedLine[]> {
  const lines = changedLinesOf(file);
  if (!file.path.endsWith('.rs') || file.after === null) return lines;
  const text = await tree.read(file.after);
  const at = text === null ? -1 : text.search(/^#\[cfg\(test\)\]\s*(?:pub )?mod \w+ \{/m);
  if (text === null || at < 0) return lines;
  const first = text.slice(0, at).split('\n').length;
  // The old side has no text here: a removed line counts to the tests where the new line after it does.
  return lines.filter(({ line, side, near }) => (side === 'RIGHT' ? line : near) < first);
}
