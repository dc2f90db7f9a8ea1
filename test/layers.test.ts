import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);

const folders = (path: string): string[] =>
  readdirSync(new URL(path, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

async function readTable(): Promise<Record<string, readonly string[]>> {
  const rules: { may: Record<string, readonly string[]> } = await import(
    new URL('.dependency-cruiser.mjs', root).href
  );
  return rules.may;
}

describe('the table of who may import whom', () => {
  it('has one row for each room of src, and no row without a room', async () => {
    const rooms = folders('src/').flatMap((name) =>
      ['checks', 'e2e', 'journal', 'proof'].includes(name)
        ? folders(`src/${name}/`).map((room) => `${name}/${room}`)
        : [name],
    );
    expect(Object.keys(await readTable()).sort()).toEqual(rooms.sort());
  });

  it('names only rooms that have a row', async () => {
    const table = await readTable();
    const named = new Set(Object.values(table).flat());
    expect([...named].filter((room) => !(room in table))).toEqual([]);
  });

  it('has every file of src in a room', () => {
    const loose = ['src/', 'src/checks/', 'src/e2e/', 'src/journal/', 'src/proof/'].flatMap(
      (path) => readdirSync(new URL(path, root)).filter((name) => name.endsWith('.ts')),
    );
    expect(loose).toEqual([]);
  });
});
