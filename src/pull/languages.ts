import type { DiffFile } from '../model/diff.ts';
import { isDoc, nameOf } from './paths.ts';

/** Languages by the ending of a name. */
const byEnding: Readonly<Record<string, string>> = {
  rs: 'rust',
  py: 'python',
  pyi: 'python',
  go: 'go',
  sh: 'shell',
  bash: 'shell',
  ts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  hpp: 'cpp',
  cu: 'cuda',
  cuh: 'cuda',
  proto: 'protobuf',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
  jinja: 'jinja',
  lock: 'lock',
  sum: 'lock',
  tpl: 'helm',
  html: 'html',
  css: 'css',
};

/** The language of a file by its name; `docs` for what people read, `other` for the rest. */
export function languageOf(path: string): string {
  const name = nameOf(path);
  if (/^(?:Dockerfile|Containerfile)|\.Dockerfile$/.test(name)) return 'dockerfile';
  if (isDoc(path)) return 'docs';
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(byEnding, ending) ? byEnding[ending]! : 'other';
}

/** Languages that a program is written in, by themselves or by their manifests. */
const code = new Set([
  'rust',
  'python',
  'go',
  'shell',
  'typescript',
  'javascript',
  'c',
  'cpp',
  'cuda',
  'protobuf',
]);
const manifests: Readonly<Record<string, string>> = {
  'Cargo.toml': 'rust',
  'Cargo.lock': 'rust',
  'rust-toolchain.toml': 'rust',
  'pyproject.toml': 'python',
  'uv.lock': 'python',
  'go.mod': 'go',
  'go.sum': 'go',
};

/** Changed lines by language, most first; a binary counts none. */
export function countLanguages(files: readonly DiffFile[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { path, added, removed } of files) {
    const language = languageOf(path);
    counts.set(language, (counts.get(language) ?? 0) + added + removed);
  }
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

/**
 * What a change is made of: `rust-only`, `python-only` and so on where documents are all that stands beside that one
 * language, `docs-only`, `config-only`, `empty`, else `mixed`.
 */
export function kindOf(files: readonly DiffFile[]): string {
  if (files.length === 0) return 'empty';
  const kinds = new Set(
    files
      .map(({ path }) => manifests[nameOf(path)] ?? languageOf(path))
      .map((language) => (code.has(language) || language === 'docs' ? language : 'config')),
  );
  kinds.delete('docs');
  if (kinds.size === 0) return 'docs-only';
  const [only] = kinds;
  return kinds.size === 1 ? `${only}-only` : 'mixed';
}
