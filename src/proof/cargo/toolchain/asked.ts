import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As rustup takes a channel; a path or a custom name of a repository is never followed. */
const channel =
  /^(stable|beta|nightly|\d{1,3}\.\d{1,4}(\.\d{1,4})?(-beta(\.\d+)?)?)(-\d{4}-\d{2}-\d{2})?(-[a-z0-9_]+(-[a-z0-9_]+){1,3})?$/;

/** The channel that the nearest rust-toolchain file asks for, between a folder and the top of its tree; null: none. */
export function askedToolchain(top: string, folder: string): string | null {
  for (let at = folder; at === top || at.startsWith(`${top}/`); at = dirname(at)) {
    // rustup's own order: the older name wins where both are there.
    for (const name of ['rust-toolchain', 'rust-toolchain.toml']) {
      const text = readPlain(join(at, name));
      if (text !== null) return channelIn(text);
    }
  }
  return null;
}

/** Both forms of the file: a table with `channel`, or the bare name in a line. */
export function channelIn(text: string): string | null {
  const table = /^\s*\[\s*toolchain\s*\]\s*(?:#.*)?$([\s\S]*)/m.exec(text)?.[1];
  const rows = table?.split(/^\s*\[/m)[0] ?? '';
  const inTable = /^\s*channel\s*=\s*["']([^"'\n]*)["']/m.exec(rows)?.[1];
  const name = table === undefined ? text.trim() : (inTable ?? '');
  return channel.test(name) ? name : null;
}

function readPlain(file: string): string | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size < 64 * 1024 ? readFileSync(file, 'utf8') : null;
}
