// After tsc: puts each program into one file and keeps the code that V8 makes of it while it does its work on samples,
// so that a run neither loads hundreds of modules nor compiles them (src/boot/load.ts).
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const packages = Object.keys(JSON.parse(readFileSync(at('../package.json'), 'utf8')).dependencies);
const exported = (name, module) =>
  `export { ${name} } from ${JSON.stringify(at(`../dist/${module}`))};`;

/** What each bundle offers, and the runs over all that the program may do: functions that ran are part of its code. */
const programs = {
  audit: {
    entry: `${exported('run', 'cli/program.js')}\n${exported('serveThread', 'scan/worker.js')}`,
    leaves: /flows\/(e2e|pull|prove)\.js$/,
    *runs(folder) {
      for (const root of ['../demo', '../test/fixtures/clones'])
        for (const format of ['json', 'text', 'markdown']) {
          const output = join(folder, 'report');
          const args = ['clones', '--root', at(root), '--format', format, '--output', output];
          yield [...args, '--no-cache', '--include-tests', '--limit', '0'];
        }
    },
  },
  // Only `e2e` comes here (src/cli/dyn-audit.ts): what the other commands need is left out, and the other way round.
  e2e: {
    entry: exported('run', 'cli/program.js'),
    leaves: /flows\/(index|pull|prove)\.js$/,
    *runs(folder) {
      process.env.XDG_STATE_HOME = join(folder, 'state');
      yield ['e2e', 'plan', '--stack', 'sim', '--output', join(folder, 'plan')];
      const output = ['--quiet', '--output', join(folder, 'report')];
      const probes = ['--set', 'probes.only=chat,chat-stream', '--load-runs', '1'];
      const load = ['--set', 'load.requests=8', '--set', 'load.drop_first=false'];
      yield ['e2e', 'run', '--stack', 'sim', ...probes, ...load, ...output];
      yield ['e2e', 'status', '--output', join(folder, 'status')];
    },
  },
  // From a pull request to its review in the journal: all of the above but what only their own commands need.
  pull: {
    entry: exported('run', 'cli/program.js'),
    leaves: /flows\/(index|e2e|prove)\.js$/,
    *runs(folder) {
      process.env.XDG_STATE_HOME = join(folder, 'state');
      const repo = makePull(folder);
      for (const format of ['text', 'json']) {
        const output = join(folder, 'report');
        const args = ['pr', '7', '--offline', '--repo-dir', repo, '--format', format];
        yield [...args, '--no-journal', '--no-cache', '--fail-on', 'none', '--output', output];
      }
    },
  },
  // `clones --prove` starts cargo for seconds or minutes: no run is worth making for its start.
  prove: {
    entry: exported('run', 'cli/program.js'),
    leaves: /flows\/(index|e2e|pull)\.js$/,
    *runs() {},
  },
  journal: {
    entry: `${exported('run', 'cli/journal/program.js')}\n${exported('serveThread', 'flows/journal-lint-thread.js')}`,
    *runs(folder) {
      const root = makeVault(folder);
      const output = join(folder, 'report');
      for (const format of ['text', 'json'])
        yield ['lint', '--root', root, '--all', '--format', format, '--output', output];
    },
  },
};

/** The demo's journal as a repository of its own. */
function makeVault(folder) {
  const root = join(folder, 'memory');
  cpSync(at('../demo/memory'), root, { recursive: true });
  execFileSync('git', ['init', '--quiet', root]);
  return root;
}

/** The demo's change as the merge of a pull request, in a repository of its own. */
function makePull(folder) {
  const repo = join(folder, 'change');
  const author = ['-c', 'user.name=demo', '-c', 'user.email=demo@example.com'];
  const git = (...args) => execFileSync('git', [...author, ...args], { cwd: repo });
  for (const [side, subject] of [
    ['before', 'A planner'],
    ['after', 'The planner predicts from a window (#7)'],
  ]) {
    cpSync(at(`../demo/change/${side}`), repo, { recursive: true });
    if (side === 'before') git('init', '--quiet', '-b', 'main');
    git('add', '-A');
    git('-c', 'commit.gpgSign=false', 'commit', '--quiet', '-m', subject);
  }
  return repo;
}

/**
 * gray-matter brings engines that run frontmatter as JavaScript. The program hands it others, but what is not in the
 * bundle cannot be reached by mistake.
 */
const withoutEngines = {
  name: 'without-engines',
  load: (id) => (/gray-matter\/lib\/engines\.js$/.test(id) ? 'module.exports = {};' : null),
};

/** Native packages stay where npm put them. */
const isNative = (id) => packages.some((name) => name.startsWith('tree-sitter') && id === name);

async function writeBundle({ entry, leaves }, file) {
  const build = await rolldown({
    input: 'program',
    platform: 'node',
    external: (id) => id.startsWith('node:') || isNative(id) || (leaves?.test(id) ?? false),
    plugins: [
      withoutEngines,
      {
        name: 'entry',
        resolveId: (id) => (id === 'program' ? id : null),
        load: (id) => (id === 'program' ? entry : null),
      },
    ],
  });
  await build.write({ file, format: 'cjs', codeSplitting: false, comments: { legal: true } });
  await build.close();
  writeFileSync(file, toAscii(readFileSync(file, 'utf8')));
}

/** V8 takes ASCII as it is; a text with one other character costs a decoding and twice the memory at each start. */
const toAscii = (text) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Made after real runs, over all that a run may do. */
async function writeCode(bundle, runs) {
  const { compileProgram } = await import('../dist/boot/load.js');
  rmSync(bundle.code, { force: true });
  const { script, program } = compileProgram(bundle);
  const folder = mkdtempSync(join(tmpdir(), 'dyn-audit-build-'));
  try {
    for (const args of runs(folder)) await program.run(args, process);
    writeFileSync(bundle.code, script.createCachedData());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Each run listens to it, and here many follow each other.
process.stderr.setMaxListeners(0);
const { bundles } = await import('../dist/boot/index.js');
for (const [name, program] of Object.entries(programs)) {
  await writeBundle(program, fileURLToPath(bundles[name].text));
  await writeCode(bundles[name], program.runs);
}
