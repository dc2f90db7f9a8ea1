// After tsc: reads the declarations in queries/rust/library once and writes their facts beside the compiled
// code, so that a run need not parse them; and stamps the build, so that a cache of another build is not used.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { libraryFacts } from '../dist/scan/index.js';

const dist = new URL('../dist/', import.meta.url);
const folder = new URL('library/', dist);
const library = [...libraryFacts()].map(([name, facts]) => [name, JSON.stringify(facts)]);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, facts] of library) writeFileSync(new URL(`${name}.json`, folder), facts);
writeFileSync(new URL('crates.json', folder), JSON.stringify(library.map(([name]) => name)));

const hash = createHash('sha256')
  .update(JSON.stringify(library))
  .update(readFileSync(new URL('../package-lock.json', import.meta.url)));
const files = readdirSync(dist, { recursive: true })
  .filter((name) => String(name).endsWith('.js'))
  .sort();
for (const name of files)
  hash.update(String(name)).update(readFileSync(new URL(String(name), dist)));
writeFileSync(new URL('build-id', dist), `${hash.digest('hex').slice(0, 32)}\n`);
