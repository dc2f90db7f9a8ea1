import { unknownCommand } from './argv.ts';
import { type Reading, refer } from './facts.ts';
import { readOwnMetrics } from './metrics.ts';
import { isClearEnvName } from './names.ts';
import { type Source, slice, spanOf } from './source.ts';

const long = /(?<![\w./-])--[a-zA-Z][\w-]*/g;
const capitals = /(?<![\w./-])_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w(])/g;

/** Notes what prose says of flags, variables of the environment and metrics. */
export function readMentions(source: Source, reading: Reading): void {
  const options = { folder: '', test: reading.test, doc: true };
  if (source.text.includes('--'))
    for (const match of source.text.matchAll(long)) {
      const word = slice(source, match.index, match.index + match[0].length);
      const command = unknownCommand([word], options);
      if (command) reading.found.commands.push(command);
    }
  if (source.text.includes('_'))
    for (const match of source.text.matchAll(capitals))
      if (isClearEnvName(match[0]))
        refer(
          reading,
          'env',
          match[0],
          spanOf(source, match.index, match.index + match[0].length),
          { doc: true },
        );
  readOwnMetrics(source, { ...reading, doc: true });
}

const line = /^(?:[A-Z_][A-Z0-9_]*=\S*\s+)*(?:\S+)/;

/** A line that no one would write but to run it: it begins with a program that takes flags or modules. */
export function looksLikeCommand(text: string): boolean {
  const start = line.exec(
    text
      .slice(0, 400)
      .replace(/^\s*\$\s+/, '')
      .trimStart(),
  );
  if (!start) return false;
  const program = start[0].slice(start[0].search(/\S+$/));
  return commandStart.test(program);
}

const commandStart =
  /^(?:\$\{?PYTHON\w*\}?|(?:\S*\/)?python[0-9.]*|\.{1,2}\/\S+|bash|sh|uv|cargo|docker|podman|kubectl|helm|srun|sbatch|mpirun|nohup|numactl|torchrun|source|export|nsys|pip|pip3|maturin|curl|cd|sudo|env|\S+\.(?:sh|py))$/;
