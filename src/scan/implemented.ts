import type { FileFacts } from '../index/index.ts';

/** Names in the headers of a file's impl blocks, which say where a type's methods may be found. */
export function implementedNames(facts: FileFacts): Set<string> {
  const names = new Set<string>();
  for (const impl of facts.impls)
    for (const name of `${impl.trait} ${impl.self} ${impl.generics}`.matchAll(/\b[A-Z]\w*/g))
      names.add(name[0]);
  return names;
}

/** The same from the text alone, for a file that nobody has parsed. */
export function implementedInText(text: string): Set<string> {
  const names = new Set<string>();
  for (const header of text.matchAll(/^[ \t]*(?:unsafe\s+)?impl\b([^{;]*)\{/gm)) {
    for (const name of header[1]!.matchAll(/\b[A-Z]\w*/g)) names.add(name[0]);
  }
  return names;
}
