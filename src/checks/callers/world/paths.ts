/** Parts of a path: dots, or `::`; a Go package, which holds slashes and dots, is one part. */
export function partsOf(path: string): string[] {
  if (path.includes('::')) return path.split('::');
  const slash = path.lastIndexOf('/');
  if (slash < 0) return path.split('.');
  const dot = path.indexOf('.', slash);
  return dot < 0 ? [path] : [path.slice(0, dot), ...path.slice(dot + 1).split('.')];
}

/** The last part of a path. */
export function lastOf(path: string): string {
  const colon = path.lastIndexOf('::');
  if (colon >= 0) return path.slice(colon + 2);
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
}

/** What a path stands in, '' at the root of its language's names. */
export function ownerOf(path: string): string {
  const colon = path.lastIndexOf('::');
  if (colon >= 0) return path.slice(0, colon);
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

/** `name` below `owner`, joined as the language does it. */
export function joinPath(owner: string, name: string, separator: string): string {
  return owner === '' ? name : `${owner}${separator}${name}`;
}
