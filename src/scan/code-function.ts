import {
  type FnFacts,
  type ImplFacts,
  type ModuleScope,
  shallow,
  type Type,
  type TypeDef,
} from '../index/index.ts';
import type { CodeFunction } from '../model/profile.ts';

/** A crate's name in code: of the key of a program its target, of two libraries of one name that name. */
export function codeCrate(key: string): string {
  return key
    .replace(/^.*#\w+:/, '')
    .replace(/@.*$/, '')
    .replaceAll('-', '_');
}

/** A path from a crate with the crate's name in code. */
function codePath(key: string, crate: string): string {
  return key.startsWith(`${crate}::`) ? `${codeCrate(crate)}${key.slice(crate.length)}` : key;
}

/** How symbols name a function: by the path of its type as far as that is known, else as it is written. */
export function codeFunction(
  facts: FnFacts,
  about: {
    readonly scope: ModuleScope;
    readonly impl: ImplFacts | undefined;
    readonly trait: TypeDef | undefined;
    readonly self: Type | undefined;
  },
): CodeFunction {
  const { scope, impl, trait } = about;
  const type = impl && about.self ? shallow(about.self) : undefined;
  const def = type?.k === 'adt' ? type.def : trait;
  const written = impl ? impl.trait.replace(/<[\s\S]*$/, '').trim() : '';
  return {
    start: facts.start,
    name: facts.name,
    crate: codeCrate(scope.crate.name),
    module: scope.path,
    self: def ? codePath(def.key, def.scope.crate.name) : (impl?.self ?? null),
    resolved: def !== undefined,
    trait: written === '' ? null : written.replace(/^.*::/s, ''),
    provided: impl === undefined && trait !== undefined,
  };
}
