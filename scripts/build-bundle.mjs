// After tsc: puts the program into one file and keeps the code that V8 makes of it while it audits the demo, so that
// a run neither loads 180 modules nor compiles them (src/boot/load.ts).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const packages = Object.keys(JSON.parse(readFileSync(at('../package.json'), 'utf8')).dependencies);
const entry = `
export { run } from ${JSON.stringify(at('../dist/cli/run.js'))};
export { serveThread } from ${JSON.stringify(at('../dist/scan/worker.js'))};
`;

/** Native packages stay where npm put them. */
const isNative = (id) => packages.some((name) => name.startsWith('tree-sitter') && id === name);

async function writeBundle() {
  const build = await rolldown({
    input: 'program',
    platform: 'node',
    external: (id) => id.startsWith('node:') || isNative(id),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'program' ? id : null),
        load: (id) => (id === 'program' ? entry : null),
      },
    ],
  });
  await build.write({
    file: at('../dist/boot/program.cjs'),
    format: 'cjs',
    codeSplitting: false,
    comments: { legal: true },
  });
  await build.close();
}

/** Functions that ran are part of the saved code, so it is made after a real run, over all that a run may do. */
async function writeCode() {
  const { bundle, compileProgram } = await import('../dist/boot/load.js');
  rmSync(bundle.code, { force: true });
  const { script, program } = compileProgram();
  const folder = mkdtempSync(join(tmpdir(), 'dyn-audit-build-'));
  try {
    for (const root of ['../demo', '../test/fixtures/clones'])
      for (const format of ['json', 'text', 'markdown']) {
        const output = join(folder, 'report');
        const args = ['clones', '--root', at(root), '--format', format, '--output', output];
        await program.run([...args, '--no-cache', '--include-tests', '--limit', '0'], process);
      }
    writeFileSync(bundle.code, script.createCachedData());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await writeBundle();
await writeCode();
