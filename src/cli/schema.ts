import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { oneOf } from './choice.ts';
import type { CommandContext } from './terminal.ts';

const folder = new URL('../../schemas/', import.meta.url);
const ending = '.schema.json';

const listSchemas = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

/** `dyn-audit schema <name>`: prints the JSON Schema of a document that this tool writes or reads. */
export function declareSchema(program: Command, { deliver, version }: CommandContext): void {
  program
    .command('schema')
    .description(
      'print the JSON Schema of a document that the tools write or read; a wrong name lists them',
    )
    .version(version)
    .argument('<name>', 'name of the schema')
    .action((given: string) => {
      const name = oneOf('schema', listSchemas())(given);
      const text = readFileSync(new URL(`${name}${ending}`, folder), 'utf8');
      deliver({ outcome: 'clean', text, file: null });
    });
}
