import type { FileEdit, Refused } from './kind.ts';

/** rustc's own replacement for a refused place, where it writes nothing but what is allowed. */
export function suggested(
  { suggestions, span, path }: Refused,
  allowed: RegExp,
): readonly FileEdit[] | undefined {
  const found = suggestions.find(
    ({ path: file, edit }) =>
      file === path &&
      edit.start === edit.end &&
      span[0] <= edit.start &&
      edit.end <= span[1] &&
      allowed.test(edit.text),
  );
  return found === undefined ? undefined : [found];
}
