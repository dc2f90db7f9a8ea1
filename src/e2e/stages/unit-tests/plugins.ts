import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const requirement = /^pytest[\w-]*(\[[\w,]+\])?\s*([=<>!~]=?\s*[\w.*]+)?(?=\s*(#|;|$))/;

/** pytest and its plugins as a checkout pins them for its own tests; plain pytest where it does not say. */
export function pinnedPlugins(checkout: string): string[] {
  const file = join(checkout, 'container/deps/requirements.test.txt');
  if (!existsSync(file)) return ['pytest'];
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => requirement.exec(line)?.[0].replace(/\s+/g, '') ?? []);
  return found.length === 0 ? ['pytest'] : found;
}
