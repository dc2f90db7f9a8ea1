import type { DiffFile } from '../model/diff.ts';
import type { CoveringTest } from '../model/pull.ts';
import type { Need } from './need.ts';
import type { PullTree } from './tree.ts';

interface Marks {
  readonly gpus: number | null;
  readonly vram_gib: number | null;
}

const gpuMark = /\bmark\.gpu_(\d{1,2})\b/g;
const vramMark = /\bmark\.profiled_vram_gib\(\s*(\d+(?:\.\d+)?)/g;

const largestOf = (text: string, pattern: RegExp): number | null => {
  const found = [...text.matchAll(pattern)].map(([, value]) => Number(value));
  return found.length === 0 ? null : Math.max(...found);
};

const marksIn = (text: string): Marks => ({
  gpus: largestOf(text, gpuMark),
  vram_gib: largestOf(text, vramMark),
});

const mostFiles = 60;

/**
 * What pytest markers ask for: those on added lines of test files, and those of the tests that cover the change. The
 * pull request's own tests must run, so the largest counts; of the others one that runs is enough, so the smallest does.
 */
export async function testNeeds(
  diff: readonly DiffFile[],
  tests: readonly CoveringTest[],
  tree: PullTree,
): Promise<Need[]> {
  const added = diff
    .filter(({ path }) => path.endsWith('.py'))
    .flatMap(({ path, hunks }) => {
      const lines = hunks
        .flatMap(({ lines }) => lines)
        .filter(({ kind, text }) => kind === '+' && !/^\s*#/.test(text));
      return needOf(path, 'added markers', marksIn(lines.map(({ text }) => text).join('\n')));
    });
  const marked: { readonly test: CoveringTest; readonly marks: Marks }[] = [];
  const python = tests.filter(({ path }) => path.endsWith('.py'));
  const paths = [...new Set(python.map(({ path }) => path))].slice(0, mostFiles);
  // Asked for at once, and answered together.
  const texts = await Promise.all(paths.map((path) => tree.read(path)));
  for (const [i, path] of paths.entries()) {
    const text = texts[i] ?? null;
    if (text === null || text.length > 1024 * 1024) continue;
    const lines = text.split('\n');
    const module = moduleMarks(text);
    for (const test of python.filter((each) => each.path === path))
      marked.push({ test, marks: { ...module, ...known(marksIn(above(lines, test.line))) } });
  }
  const own = marked.filter(({ test }) => test.changed);
  const others = marked
    .filter(({ test }) => !test.changed)
    .sort((a, b) => (a.marks.gpus ?? 0) - (b.marks.gpus ?? 0));
  return [
    ...added,
    ...own.flatMap(({ test, marks }) => needOf(test.id, 'changed test', marks)),
    ...(own.length > 0
      ? []
      : others.slice(0, 1).flatMap(({ test, marks }) => needOf(test.id, 'covering test', marks))),
  ];
}

function needOf(where: string, what: string, { gpus, vram_gib }: Marks): Need[] {
  if (gpus === null && vram_gib === null) return [];
  const says = [
    ...(gpus === null ? [] : [`gpu_${gpus}`]),
    ...(vram_gib === null ? [] : [`profiled at ${vram_gib} GiB`]),
  ];
  return [
    {
      ...(gpus === null && !vram_gib ? {} : { gpus: Math.max(gpus ?? 0, vram_gib ? 1 : 0) }),
      ...(vram_gib === null || vram_gib === 0 ? {} : { vram_gib }),
      reason: `${where}: ${says.join(', ')} (${what})`,
    },
  ];
}

const known = (marks: Marks): Partial<Marks> => ({
  ...(marks.gpus === null ? {} : { gpus: marks.gpus }),
  ...(marks.vram_gib === null ? {} : { vram_gib: marks.vram_gib }),
});

/** Of `pytestmark = ...`, which holds for all tests of the file. */
function moduleMarks(text: string): Marks {
  const at = /^pytestmark\s*=/m.exec(text)?.index;
  return at === undefined
    ? { gpus: null, vram_gib: null }
    : marksIn(text.slice(at, at + 2000).split(/\n(?=\S)(?![\])])/)[0] ?? '');
}

/** The decorators of a definition (its line is 1-based), and those of the class around it. */
function above(lines: readonly string[], line: number): string {
  const indent = (text: string): number => /^\s*/.exec(text)![0].length;
  const decorators = (at: number): string[] => {
    const own = indent(lines[at] ?? '');
    const found: string[] = [];
    for (let i = at - 1; i >= 0 && i > at - 80; i--) {
      const text = lines[i]!;
      if (text.trim() === '') break;
      // A decorator's arguments are indented deeper, its closing bracket is not.
      if (indent(text) === own && !/^\s*[@)\]]/.test(text)) break;
      if (indent(text) < own) break;
      found.push(text);
    }
    return found.reverse();
  };
  const at = line - 1;
  const own = decorators(at);
  const deep = indent(lines[at] ?? '');
  if (deep === 0) return own.join('\n');
  for (let i = at - 1; i >= 0; i--)
    if (/^class\s/.test(lines[i]!)) return [...own, ...decorators(i)].join('\n');
  return own.join('\n');
}
