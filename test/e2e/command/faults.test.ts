import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const node = (file: string, ...args: readonly string[]) => [at(file), ...args];

interface Planted {
  readonly name: string;
  readonly turns_red: readonly string[];
}
const faults: readonly Planted[] = JSON.parse(
  execFileSync(process.execPath, node('dist/sim/frontend.js', '--list-faults'), {
    encoding: 'utf8',
  }),
);

let said = '';
beforeAll(async () => {
  // It exits with 1 when a fault was not seen as it should be: the lines say which.
  const script = node('scripts/e2e/faults.mjs', '--jobs=6');
  const { stdout } = await promisify(execFile)(process.execPath, script, {
    encoding: 'utf8',
  }).catch((failed: { stdout: string }) => failed);
  said = stdout;
}, 900_000);

describe('a fault of a server, planted in a run on the simulator', () => {
  it.each(faults.map(({ name, turns_red }) => [name, turns_red.join(', ') || 'nothing'] as const))(
    '%s turns red: %s',
    (name) => {
      const line = said.split('\n').find((each) => each.includes(` ${name}: exit`));
      expect(line).toMatch(/^ok /);
    },
  );

  it('leaves no process behind', () => {
    expect(said.split('\n').filter((line) => line.startsWith('LEFT'))).toEqual([]);
    expect(said).toMatch(/faults planted, 0 not seen/);
  });
});
