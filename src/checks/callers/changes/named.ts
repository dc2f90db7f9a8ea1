import type { Definition, SymbolFile } from '../../../symbols/index.ts';
import { isOwnVariable } from '../own.ts';
import type { Broken, ChangeRule, Sides } from './broken.ts';

/**
 * Things that are found by their bare name wherever they stand: environment variables, metrics, Cargo features.
 * Gone when no definition of the name is left; deprecated when the head says so and the base did not.
 */
function namedRule(id: string, kind: Definition['kind'], noun: string): ChangeRule {
  const standing = (world: Sides['base'], name: string): readonly Definition[] =>
    (world.byName.get(name) ?? []).filter((each) => each.kind === kind && !each.test);
  return {
    id,
    find: (sides) => {
      const out = new Map<string, Broken>();
      for (const { before, after } of sides.changed) {
        for (const each of before?.definitions ?? []) {
          if (each.kind !== kind || each.test || out.has(each.path)) continue;
          if (isParameter(before!, each)) continue;
          if (standing(sides.head, each.name).some((left) => left.path === each.path)) continue;
          out.set(
            each.path,
            broken(
              before!,
              each,
              kind === 'feature'
                ? 'the package no longer has it'
                : `nothing reads the ${noun} any more`,
              false,
            ),
          );
        }
        for (const each of after?.definitions ?? []) {
          if (each.kind !== kind || each.test || !each.deprecated || out.has(each.path)) continue;
          if (!standing(sides.head, each.name).every((other) => other.deprecated)) continue;
          if (standing(sides.base, each.name).some((old) => old.deprecated)) continue;
          out.set(each.path, broken(after!, each, `the ${noun} is deprecated now`, true));
        }
      }
      return [...out.values()];
    },
  };
}

/** What a script lets its caller set, and no one else: others who set it set their own. */
const isParameter = (file: SymbolFile, each: Definition): boolean =>
  each.kind === 'env_var' && file.language === 'shell' && !isOwnVariable(each.name);

function broken(file: SymbolFile, each: Definition, detail: string, deprecated: boolean): Broken {
  return {
    language: file.language,
    kind: each.kind,
    name: each.name,
    qualified: each.path,
    path: file.path,
    line: each.line,
    change: 'removed',
    detail,
    renamedTo: null,
    before: each,
    after: [],
    deprecated,
    implied: false,
  };
}

export const environment = namedRule('environment', 'env_var', 'variable');
export const metrics = namedRule('metrics', 'metric', 'metric');
export const features = namedRule('features', 'feature', 'feature');
