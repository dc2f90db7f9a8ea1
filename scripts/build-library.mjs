// After tsc: reads the declarations in queries/rust/library once and writes their facts beside the compiled
// code, so that a run need not parse them; and stamps the build, so that a cache of another build is not used.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { libraryFacts } from '../dist/scan/index.js';

const dist = new URL('../dist/', import.meta.url);
const facts = JSON.stringify(libraryFacts());
writeFileSync(new URL('library.json', dist), facts);

const hash = createHash('sha256')
  .update(facts)
  .update(readFileSync(new URL('../package-lock.json', import.meta.url)));
const files = readdirSync(dist, { recursive: true })
  .filter((name) => String(name).endsWith('.js'))
  .sort();
for (const name of files)
  hash.update(String(name)).update(readFileSync(new URL(String(name), dist)));
writeFileSync(new URL('build-id', dist), `${hash.digest('hex').slice(0, 32)}\n`);
