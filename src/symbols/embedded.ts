import { readJson } from './json/read.ts';
import { readShell } from './shell/read.ts';
import type { Embedded, Reading, Source } from './text/index.ts';
import { readYaml } from './yaml/read.ts';

type Reader = (source: Source, reading: Reading, folder?: string) => void;

/** Readers of texts within texts, by the tag of a fence or the ending of a file. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...['sh', 'bash', 'shell', 'zsh', 'shellscript'].map((tag): [string, Reader] => [tag, readShell]),
  ['yaml', readYaml],
  ['yml', readYaml],
  ['json', readJson],
]);

/** Reads a text of another language that stands in a file. */
export const embedded: Embedded = (tag, source, reading, folder) => {
  const reader = readers.get(tag);
  if (!reader) return false;
  reader(source, reading, folder);
  return true;
};
