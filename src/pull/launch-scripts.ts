import type { DiffFile } from '../model/diff.ts';
import type { Walkthrough } from '../model/pull.ts';
import { isDoc, isProduct, isTest, nameOf } from './paths.ts';

export type LaunchScript = Walkthrough['launch_scripts'][number];

const scriptPath = /^examples\/backends\/([\w-]+)\/launch\/(?:.+\/)?[\w.-]+\.sh$/;
const engineOf = (path: string): string | null => scriptPath.exec(path)?.[1] ?? null;
const most = 8;

/** Backends whose agg.sh stands for all in a change that is no backend's own; the order of choice. */
const usual = ['sglang', 'vllm', 'trtllm'];

/** Python that every aggregated server runs; the Rust of their extension is given. */
const serving =
  /^components\/src\/dynamo\/(?:frontend|common|router|runtime|llm)\/|^lib\/bindings\/python\/src\//;

/** Words that say nothing of what a script serves. */
const plain = new Set(['agg', 'test', 'sh', 'launch', 'backend', 'backends', 'examples', '']);
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => !plain.has(word));

const sameWord = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a)));

/**
 * Launch scripts that run what the change touches, the best first: changed ones, those of a changed backend whose name
 * fits the changed files, its agg.sh, and for shared serving code one backend's agg.sh. Empty for what no server runs.
 */
export function launchScripts(
  files: readonly DiffFile[],
  headFiles: readonly string[],
  extension: readonly string[],
): readonly LaunchScript[] {
  const scripts = headFiles.filter((path) => engineOf(path) !== null);
  const engines = new Set(scripts.flatMap((path) => engineOf(path) ?? []));
  const changed = files.flatMap(({ after }) => (after === null ? [] : [after]));
  const touched = scripts.filter((path) => changed.includes(path));
  const found = new Map<string, string>(
    touched.map((path) => [path, 'changed by the pull request']),
  );
  const product = files
    .map(({ path }) => path)
    .filter((path) => isProduct(path) && !isElsewhere(path));
  for (const engine of engines) {
    const own = product.filter((path) => partsOf(path).includes(engine) && engineOf(path) === null);
    if (own.length === 0) continue;
    const of = scripts.filter((path) => engineOf(path) === engine);
    for (const { path, word } of fitting(of, own))
      add(found, path, `${own[0]} is of ${engine}, and its name speaks of '${word}'`);
    const agg = of.find((path) => path.endsWith('/launch/agg.sh'));
    if (agg !== undefined) add(found, agg, `${own[0]} is of ${engine}`);
  }
  const shared = extension[0] ?? product.find((path) => serving.test(path));
  const named = [...engines].some((engine) =>
    product.some((path) => partsOf(path).includes(engine)),
  );
  const any = usual
    .map((engine) => scripts.find((path) => path === `examples/backends/${engine}/launch/agg.sh`))
    .find((path) => path !== undefined);
  if (shared !== undefined && any !== undefined && (!named || found.size === 0))
    add(found, any, `${shared} runs in every server`);
  return [...found].slice(0, most).map(([path, why]) => ({ path, why }));
}

function add(found: Map<string, string>, path: string, why: string): void {
  if (!found.has(path)) found.set(path, why);
}

/** What no launch script starts, whatever backend its name speaks of: clusters, CI, tools, and all that is Go. */
const isElsewhere = (path: string): boolean =>
  /^(?:recipes|deploy|scripts|\.github)\/|\.go$/.test(path);
const partsOf = (path: string): string[] => {
  if (isDoc(path) || isTest(path)) return [];
  const parts = path.split('/').flatMap((part) => [part, ...part.split(/[_.-]/)]);
  // A word of many meanings is a backend only as one of the backends.
  return isBackend(path) ? parts : parts.filter((part) => part !== 'sample');
};
const isBackend = (path: string): boolean => /^(?:components|examples)\//.test(path);

/** Scripts all of whose telling words stand in the name of a changed file or its folder; those that say most first. */
function fitting(
  scripts: readonly string[],
  changed: readonly string[],
): { readonly path: string; readonly word: string }[] {
  const words = new Set(changed.flatMap((path) => wordsOf(path.split('/').slice(-2).join(' '))));
  return scripts
    .flatMap((path) => {
      const telling = wordsOf(nameOf(path));
      const all = telling.every((word) => [...words].some((other) => sameWord(word, other)));
      return telling.length > 0 && all
        ? [{ path, word: telling.join(' '), count: telling.length }]
        : [];
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, 3);
}
