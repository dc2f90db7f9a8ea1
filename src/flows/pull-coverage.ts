import type { Unread } from '../pull/index.ts';
import type { CallersSession } from './callers-session.ts';
import { languageFor } from './symbols.ts';

/** Why the symbols of a version of a file were not read; null where they were, in whole. */
export async function unreadIn(session: CallersSession): Promise<Unread> {
  const sides = await session.own.sides();
  const { range, reader } = session;
  const skipped = {
    base: new Map(range.before.skipped.map(({ path, why }) => [path, why])),
    head: new Map(range.after.skipped.map(({ path, why }) => [path, why])),
  };
  return (path, side) => {
    if (sides[side].files.has(path)) return null;
    const listed = skipped[side].get(path);
    if (listed !== undefined) return listed;
    if (languageFor(path) === undefined) return `no check reads ${endingOf(path)}`;
    return reader.skipped.get(path)?.why ?? 'it was not read';
  };
}

/** `*.toml`, or the name where it has no ending. */
function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `*${name.slice(dot)}` : name;
}
