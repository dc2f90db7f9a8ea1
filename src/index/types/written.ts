import type { Type } from './type.ts';
import type { TypeEnv } from './type-env.ts';

/** A text that was resolved before; kept with the module it stands in. */
export interface Written {
  readonly type: Type;
  /** The names asked by the file that was answered last. */
  asked: ReadonlySet<string>;
}

/** True when the text says something that is another type elsewhere: a type parameter, or `Self`. */
export function isOpen(env: TypeEnv, names: readonly string[]): boolean {
  for (const name of names) if (name === 'Self' || env.generics.has(name)) return true;
  return false;
}

const identifiers = new Map<string, readonly string[]>();

/** Identifiers in the text of a type; found once per text and thread. */
export function namesIn(text: string): readonly string[] {
  let names = identifiers.get(text);
  if (!names) {
    names = text.match(/[A-Za-z_]\w*/g) ?? [];
    identifiers.set(text, names);
  }
  return names;
}

/** True when a type holds no variable, so that it can be shared. */
export function isClosed(type: Type): boolean {
  switch (type.k) {
    case 'var':
    case 'proj':
    case 'unknown':
      return false;
    case 'adt':
      return type.args.every(isClosed);
    case 'ref':
    case 'ptr':
      return isClosed(type.to);
    case 'slice':
    case 'array':
      return isClosed(type.of);
    case 'tuple':
      return type.items.every(isClosed);
    case 'fn':
      return isClosed(type.ret) && type.params.every(isClosed);
    case 'traits':
    case 'param':
      return type.bounds.every(
        (b) => b.args.every(isClosed) && [...b.assoc.values()].every(isClosed),
      );
    default:
      return true;
  }
}
