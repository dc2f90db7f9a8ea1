const scpLike = /^(?:[\w.-]+@)?[\w.-]+:(?!\/\/)\/?(.+)$/;
const withScheme = /^[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@]*@)?[^\s/]+\/(.+)$/i;
const bare = /^[\w.-]+(?:\/[\w.-]+)+$/;

/** What a remote's address, or a repository's name, calls the repository: `owner/name`. Null for a local path. */
export function normalizeRemote(url: string): string | null {
  const trimmed = url.trim();
  if (/^(?:[./~]|file:)/.test(trimmed)) return null;
  const path = (withScheme.exec(trimmed) ?? scpLike.exec(trimmed))?.[1] ?? trimmed;
  const name = path
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '');
  const repository = name.replace(/^([^/]+\/[^/]+)\/(?:pull|tree|blob|issues)\/.*$/, '$1');
  return bare.test(repository) ? repository : null;
}
