import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { sitePackages, type Venv } from './python.ts';

/** Where the binding's own Python files lie, and where a build puts the library beside them. */
const source = 'lib/bindings/python/src';
const libraries = /^_core.*\.so$/;
const metadata = /^ai_dynamo_runtime-.*\.dist-info$/;
const link = /^ai_dynamo_runtime\.pth$/;
/** A debug library has 1.7 GB: two of them are enough to compare. */
const kept = 2;
const copy = { recursive: true, mode: constants.COPYFILE_FICLONE };

/** XDG's base folder rule: a relative path is as good as none. */
function bindingStore(): string {
  const given = process.env.XDG_CACHE_HOME;
  const cache = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  return join(cache, 'dyn-audit', 'bindings');
}

interface Built {
  readonly libraries: readonly string[];
  readonly metadata: string;
  readonly link: string;
}

/** What a development build has left in a checkout and its environment; null when it is not whole. */
function findBuilt(checkout: string, site: string): Built | null {
  const folder = join(checkout, source, 'dynamo');
  const names = existsSync(site) ? readdirSync(site) : [];
  const found = {
    libraries: existsSync(folder) ? readdirSync(folder).filter((name) => libraries.test(name)) : [],
    metadata: names.find((name) => metadata.test(name)),
    link: names.find((name) => link.test(name)),
  };
  const { metadata: info, link: pth } = found;
  if (found.libraries.length === 0 || info === undefined || pth === undefined) return null;
  return { libraries: found.libraries, metadata: info, link: pth };
}

/** Whether a development build's result is in a checkout and its environment. */
export const hasBinding = (checkout: string, site: string): boolean =>
  findBuilt(checkout, site) !== null;

/** Keeps the binding of a checkout under its key, so that another checkout with the same Rust need not build it. */
export function keepBinding(key: string, checkout: string, venv: Venv): void {
  const site = sitePackages(venv);
  const built = site === null ? null : findBuilt(checkout, site);
  if (built === null || existsSync(join(bindingStore(), key))) return;
  mkdirSync(bindingStore(), { recursive: true });
  const work = mkdtempSync(join(bindingStore(), '.new-'));
  try {
    for (const name of built.libraries)
      cpSync(join(checkout, source, 'dynamo', name), join(work, 'libraries', name), copy);
    cpSync(join(site!, built.metadata), join(work, 'site', built.metadata), copy);
    cpSync(join(site!, built.link), join(work, 'site', built.link), copy);
    writeFileSync(join(work, 'checkout'), checkout);
    renameSync(work, join(bindingStore(), key));
    forgetOld();
  } catch {
    // Another run has kept it meanwhile, or there is no room: a later checkout builds its own.
    rmSync(work, { recursive: true, force: true });
  }
}

function forgetOld(): void {
  const folders = readdirSync(bindingStore())
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => ({ name, used: statSync(join(bindingStore(), name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const { name } of folders.slice(kept))
    rmSync(join(bindingStore(), name), { recursive: true, force: true });
}

/** Puts a kept binding into a checkout as a development build would. False: there is none under this key. */
export function restoreBinding(key: string, checkout: string, venv: Venv): boolean {
  const folder = join(bindingStore(), key);
  const site = sitePackages(venv);
  if (site === null || !existsSync(join(folder, 'checkout'))) return false;
  const before = readFileSync(join(folder, 'checkout'), 'utf8');
  cpSync(join(folder, 'libraries'), join(checkout, source, 'dynamo'), copy);
  for (const name of readdirSync(join(folder, 'site')))
    cpSync(join(folder, 'site', name), join(site, name), copy);
  // Both name the checkout that they were built in.
  for (const name of readdirSync(join(folder, 'site'))) {
    for (const file of link.test(name) ? [name] : [join(name, 'direct_url.json')]) {
      const path = join(site, file);
      if (existsSync(path))
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll(before, checkout));
    }
  }
  return true;
}
