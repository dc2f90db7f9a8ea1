/** The part of a path before its last slash; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The part after it. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A folder and those above it, the deepest first, the root (empty) last. */
export function foldersAbove(path: string): string[] {
  const found: string[] = [];
  for (let at = folderOf(path); at !== ''; at = folderOf(at)) found.push(at);
  return [...found, ''];
}

/** Whether a path is the folder or lies below it; everything lies below the root. */
export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** `lib/../llm` as `llm`; null where it leads out of the repository. */
export function normalise(path: string): string | null {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

const docEnding = /\.(?:md|mdx|rst|txt|adoc|ipynb|png|jpe?g|gif|svg|webp|mp4|pdf)$/i;
/** Documentation, and what tells coding agents how to work. */
const docFolder = /^(?:docs?|fern|agent-docs|skills|\.(?:agents|claude|codex|cursor|ai))\//;
/** A generator or a check of the documents is a program all the same. */
const program = /\.(?:pyi?|rs|go|sh|bash|[cm]?[jt]sx?)$/;
const docName = /(?:^|\/)(?:LICENSE|NOTICE|ATTRIBUTIONS[^/]*|CODEOWNERS|CHANGELOG[^/]*)$/;

/** Read by people, never run. A pinned list of packages is no document, whatever its ending. */
export const isDoc = (path: string): boolean =>
  !/(?:^|\/)(?:requirements|constraints)[^/]*\.txt$|(?:^|\/)CMakeLists\.txt$/.test(path) &&
  (docEnding.test(path) || (docFolder.test(path) && !program.test(path)) || docName.test(path));

const testPath =
  /(?:^|\/)(?:tests?|testing|testdata|fixtures|__tests__|benches)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|_test\.(?:py|go|rs)$|\.(?:test|spec)\.[jt]sx?$|(?:^|\/)tests\.rs$/;

/** Code that only tests run. */
export const isTest = (path: string): boolean => testPath.test(path);

/** Written by a program: read by nobody. */
export const isGenerated = (path: string): boolean =>
  /(?:^|\/)(?:[^/]*\.lock|package-lock\.json|go\.sum|[^/]*\.(?:cdx|spdx)\.json|[^/]*_pb2(?:_grpc)?\.pyi?|[^/]*\.pb\.go|zz_generated\.[^/]*|[^/]*\.min\.(?:js|css))$/.test(
    path,
  );

/** Neither of the documents nor test nor written by a program. */
export const isProduct = (path: string): boolean =>
  !isDoc(path) && !docFolder.test(path) && !isTest(path) && !isGenerated(path);
