import { type LaunchOptions, launchOf, unknownCommand } from './argv.ts';
import { deeper, type Reading, refer } from './facts.ts';
import { looksLikeCommand } from './mentions.ts';
import { isEnvName } from './names.ts';
import { fieldsOf, type Source, spanOf } from './source.ts';
import { startsProgram } from './unwrap.ts';

/** What a container, a service or a step of a manifest is started with. */
export interface Start {
  readonly entrypoint: readonly Source[] | Source | undefined;
  readonly command: readonly Source[] | Source | undefined;
  readonly args: readonly Source[] | Source | undefined;
  readonly folder: string;
}

const isText = (value: readonly Source[] | Source | undefined): value is Source =>
  value !== undefined && !Array.isArray(value);

/** Notes what a container runs: `command` and `args` are one list of words, or lines for a shell. */
export function readStart(start: Start, reading: Reading): void {
  const { entrypoint, command, args, folder } = start;
  const options: LaunchOptions = { folder, test: reading.test, doc: reading.doc };
  if (isText(command) && !args && !entrypoint) {
    runLine(command, folder, reading);
    return;
  }
  const words = [...wordsOf(entrypoint), ...wordsOf(command), ...wordsOf(args)];
  const first = words[0];
  if (!first) return;
  const named = entrypoint !== undefined || command !== undefined;
  if (!named && /\s/.test(first.text) && looksLikeCommand(first.text)) {
    for (const word of words) runLine(word, folder, reading);
    return;
  }
  if (!named && (first.text.startsWith('-') || !startsProgram(first.text))) {
    const unknown = unknownCommand(words, options);
    if (unknown) reading.found.commands.push(unknown);
    return;
  }
  const launch = launchOf(words, options);
  if (launch.command) reading.found.commands.push(launch.command);
  for (const name of launch.env) referEnv(name, reading);
  for (const script of launch.scripts) runLine(script, folder, reading);
}

/** Notes the variable that a word names. */
export function referEnv(name: Source, reading: Reading): void {
  if (isEnvName(name.text)) refer(reading, 'env', name.text, spanOf(name, 0, name.text.length));
}

/** Reads a text as a shell would run it. */
function runLine(source: Source, folder: string, reading: Reading): void {
  const inner = deeper(reading);
  if (inner) inner.embedded('sh', source, inner, folder);
}

/** A single text is split; so is an element of a list that holds several flags. */
function wordsOf(value: readonly Source[] | Source | undefined): readonly Source[] {
  if (value === undefined) return [];
  if (isText(value)) return fieldsOf(value).filter((word) => word.text !== '\\');
  return value.flatMap((word) =>
    /^--?[a-zA-Z]\S*\s+\S/.test(word.text) ? fieldsOf(word) : [word],
  );
}
