import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeCrate, makeFolder, runTool } from './tool.ts';

const built = fileURLToPath(new URL('../../', import.meta.url));

/** An installed copy whose files a test may break. */
function install(): string {
  const home = makeFolder();
  for (const part of ['dist', 'queries', 'schemas', 'package.json'])
    cpSync(join(built, part), join(home, part), { recursive: true });
  symlinkSync(join(built, 'node_modules'), join(home, 'node_modules'));
  return home;
}

const codeOf = (home: string): string => join(home, 'dist/boot/program.code');

async function audit(home: string): Promise<number> {
  const asked = ['clones', '--root', makeCrate(), '--paths', '.', '--format', 'json'];
  const ended = await runTool(asked, { program: join(home, 'dist/cli/dyn-audit.js') });
  expect([ended.code, ended.signal, ended.stderr]).toEqual([0, null, '']);
  return (JSON.parse(ended.stdout) as { candidates: unknown[] }).candidates.length;
}

describe('the saved code of the program', () => {
  it.each<readonly [string, (path: string) => void]>([
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => writeFileSync(path, '')],
    ['cut', (path) => writeFileSync(path, readFileSync(path).subarray(0, 5000))],
    [
      'of another Node',
      (path) => {
        const bytes = readFileSync(path);
        bytes.writeUInt32LE(bytes.readUInt32LE(4) ^ 0xffff, 4);
        writeFileSync(path, bytes);
      },
    ],
  ])('is not needed: %s', async (_, spoil) => {
    const home = install();
    spoil(codeOf(home));
    expect(await audit(home)).toBe(1);
  });

  it('is accepted by the Node that built it', async () => {
    const { bundles, compileProgram } = (await import(join(built, 'dist/boot/load.js'))) as {
      bundles: Readonly<Record<string, object>>;
      compileProgram: (bundle: object) => { script: { readonly cachedDataRejected?: boolean } };
    };
    for (const bundle of Object.values(bundles))
      expect(compileProgram(bundle).script.cachedDataRejected).toBe(false);
  });
});
