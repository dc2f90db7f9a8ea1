import { createWorld, type World } from '../../src/checks/callers/world/world.ts';
import { layOutProject } from '../../src/flows/project.ts';
import { languageFor, modulesOf } from '../../src/flows/symbols.ts';
import type { Tree } from '../../src/source/index.ts';

/** The world of some files; those whose path starts with a `?` are listed but not read. */
export async function worldOf(texts: Readonly<Record<string, string>>): Promise<World> {
  const unread = new Set(Object.keys(texts).filter((path) => path.startsWith('?')));
  const files = Object.entries(texts).map(([path, text]) => ({
    path: path.replace('?', ''),
    blob: path,
    text,
  }));
  const tree: Tree = {
    name: 'TEST',
    files,
    skipped: [],
    read: async (entries) => {
      const asked = new Set(entries.map(({ path }) => path));
      return { files: files.filter(({ path }) => asked.has(path)), skipped: [] };
    },
    each: async () => {},
  };
  const { project } = await layOutProject([tree]);
  const world = createWorld(modulesOf(tree, project));
  for (const { path, blob, text } of files) {
    const facts = unread.has(blob) ? undefined : languageFor(path)?.read({ path, text }, project);
    if (facts) world.add(facts);
  }
  return world;
}
