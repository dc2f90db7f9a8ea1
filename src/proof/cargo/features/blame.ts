import type { CargoPackage } from '../metadata.ts';

/** All features that a set turns on, itself included. */
function closure(
  table: CargoPackage['featureTable'],
  names: readonly string[],
): ReadonlySet<string> {
  const on = new Set<string>();
  const open = [...names];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const turnsOn = table[next];
    if (on.has(next) || turnsOn === undefined) continue;
    on.add(next);
    open.push(...turnsOn);
  }
  return on;
}

/** Those that do not turn any of `bad` on. */
export const without = (
  table: CargoPackage['featureTable'],
  names: readonly string[],
  bad: readonly string[],
): readonly string[] =>
  names.filter((name) => {
    const on = closure(table, [name]);
    return !bad.some((each) => on.has(each));
  });

/** The package that cargo could not build, in its own words or in rustc's. */
export function culpritIn(why: string): string | null {
  const found =
    /failed to run custom build command for `([^ `]+)/.exec(why) ??
    /could not compile `([^ `]+)/.exec(why) ??
    /failed to (?:select|download|get|fetch|load)[^`]*`([^ `]+)/.exec(why) ??
    /^([\w-]+): error/.exec(why);
  return found?.[1] ?? null;
}
