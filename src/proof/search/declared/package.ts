/** The folder above `src` or `tests`: names of one package mean nothing in another. */
export const packageOf = (path: string): string =>
  /^(.*?)(?:^|\/)(?:src|tests|benches|examples)\//.exec(path)?.[1] ?? '';
