import { splitTop } from '../rust/split.ts';
import { type TraitRef, type Type, unknown } from './type.ts';

export interface GenericParam {
  readonly name: string;
  readonly bounds: string;
  readonly default: string;
}

const genericsCache = new Map<string, readonly GenericParam[]>();

/** Type parameters of a generics list with the bounds of its where clause; lifetimes are left out. */
export function readGenerics(generics: string, where: string): readonly GenericParam[] {
  if (generics === '') return [];
  const key = `${generics}|${where}`;
  const known = genericsCache.get(key);
  if (known) return known;
  const clauses = where === '' ? [] : splitTop(where.replace(/^\s*where\b/, ''), ',');
  const out: GenericParam[] = [];
  for (const part of splitTop(generics, ',')) {
    const match =
      /^(const\s+)?([A-Za-z_]\w*)\s*(?::(?!:)\s*([^=]*(?:=(?!\s)[^=]*)*?))?(?:\s=\s*([\s\S]*))?$/.exec(
        part.trim(),
      );
    if (!match || part.trim().startsWith("'")) continue;
    const name = match[2]!;
    const extra = clauses.flatMap((clause) => {
      const bound = new RegExp(`^(?:for\\s*<[^>]*>\\s*)?${name}\\s*:(?!:)\\s*([\\s\\S]*)$`).exec(
        clause,
      );
      return bound ? [bound[1]!] : [];
    });
    out.push({
      name,
      bounds: [match[1] ? '' : (match[3] ?? '').trim(), ...extra]
        .filter((b) => b !== '')
        .join(' + '),
      default: (match[4] ?? '').trim(),
    });
  }
  genericsCache.set(key, out);
  return out;
}

/** Arguments of a trait reference by the names of its parameters. */
export function traitGenerics(bound: TraitRef): Map<string, Type> {
  const params = bound.def ? readGenerics(bound.def.facts.generics, '') : [];
  return new Map(params.map((param, at) => [param.name, bound.args[at] ?? unknown]));
}
