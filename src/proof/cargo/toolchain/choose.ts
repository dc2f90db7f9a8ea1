/** A toolchain that rustup has. */
export interface Installed {
  /** As rustup lists it: `1.96.1-x86_64-unknown-linux-gnu`. */
  readonly name: string;
  /** Of its rustc, `[1, 96, 1]`; null where it does not run. */
  readonly version: Version | null;
  /** A date or pre-release build: taken only where nothing else is there. */
  readonly unstable: boolean;
  readonly isDefault: boolean;
}

export type Version = readonly [number, number, number];

export function versionIn(text: string): Version | null {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : null;
}

/** Whether an installed toolchain is the one that a channel names; its host triple need not be said. */
export const isNamed = (installed: string, channel: string): boolean =>
  installed === channel || (installed.startsWith(`${channel}-`) && !hasDate(installed, channel));

/** `nightly` is not `nightly-2026-01-01`, nor `1.90` a `1.90-beta.2`. */
const hasDate = (installed: string, channel: string): boolean =>
  /^-(\d{4}-\d{2}-\d{2}|beta)/.test(installed.slice(channel.length));

/**
 * The installed toolchain that is nearest to the asked version: the same minor version first, then the nearest newer,
 * then the nearest older; released ones before nightly. Null where none runs.
 */
export function nearest(asked: Version | null, installed: readonly Installed[]): Installed | null {
  const runs = installed.flatMap((one) =>
    one.version === null ? [] : [{ one, rank: rankOf(one, one.version, asked) }],
  );
  runs.sort((left, right) => compare(left.rank, right.rank));
  return runs[0]?.one ?? null;
}

function rankOf(one: Installed, version: Version, asked: Version | null): readonly number[] {
  const unstable = one.unstable ? 1 : 0;
  const byDefault = one.isDefault ? 0 : 1;
  // Nothing that has a number was asked for: what the user works with, else the newest.
  if (asked === null) return [unstable, byDefault, -rankValue(version)];
  const distance = rankValue(version) - rankValue(asked);
  const sameMinor = version[0] === asked[0] && version[1] === asked[1];
  const side = sameMinor ? 0 : distance > 0 ? 1 : 2;
  return [unstable, side, Math.abs(distance), byDefault];
}

const rankValue = ([major, minor, patch]: Version): number =>
  (major * 10_000 + minor) * 10_000 + patch;

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [at, value] of left.entries()) {
    const difference = value - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
