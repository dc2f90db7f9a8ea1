// Prints the graph of src's rooms, as it follows from the real imports.
// --write puts it into src/README.md between the markers, --check fails when it differs from there.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config, { may } from '../.dependency-cruiser.mjs';

const file = new URL('../src/README.md', import.meta.url);
const markers = ['<!-- graph: begin (npm run graph) -->', '<!-- graph: end -->'];

const rooms = Object.keys(may);
const roomOf = (path) => rooms.find((room) => path.startsWith(`src/${room}/`));
const idOf = (room) => room.replace('/', '_');

async function drawGraph() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const { tsConfig, ...options } = config.options;
  const { output } = await cruise(
    ['src'],
    options,
    {},
    {
      tsConfig: extractTSConfig(tsConfig.fileName),
    },
  );
  const edges = new Set();
  for (const { source, dependencies } of output.modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [roomOf(source), roomOf(resolved)];
      if (from && to && from !== to) edges.add(`  ${idOf(from)} --> ${idOf(to)}`);
    }
  }
  const names = rooms.map((room) => `  ${idOf(room)}[${room}]`).sort();
  return ['```mermaid', 'flowchart LR', ...names, ...[...edges].sort(), '```'].join('\n');
}

function splitReadme() {
  const text = readFileSync(file, 'utf8');
  const [begin, end] = markers.map((marker) => text.indexOf(marker));
  if (begin < 0 || end < begin) throw new Error(`src/README.md lacks ${markers.join(' and ')}`);
  return [
    text.slice(0, begin + markers[0].length),
    text.slice(begin + markers[0].length, end),
    text.slice(end),
  ];
}

const graph = await drawGraph();
const mode = process.argv[2];
if (mode === undefined) {
  process.stdout.write(`${graph}\n`);
} else if (mode === '--write') {
  const [before, , after] = splitReadme();
  writeFileSync(file, `${before}\n${graph}\n${after}`);
} else if (mode === '--check') {
  if (splitReadme()[1].trim() !== graph) {
    process.stderr.write('src/README.md shows another graph: run node scripts/graph.mjs --write\n');
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`expected --write or --check, got ${mode}\n`);
  process.exitCode = 2;
}
