import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { oneOf } from './choice.ts';
import { bundleSchema, refersTo } from './schema-bundle.ts';
import type { CommandContext } from './terminal.ts';

const ending = '.schema.json';

/** Where schemas lie, which of their names are meant, and what is put in front of these. */
interface SchemaFolder {
  readonly url: URL;
  readonly names: RegExp;
  readonly prefix: string;
}

const reports = new URL('../../schemas/', import.meta.url);
const frontmatter = new URL('../../memory-schema/', import.meta.url);

/** Of the reports and the settings of dyn-audit. */
export const auditSchemas: readonly SchemaFolder[] = [
  { url: reports, names: /^(?!journal-)/, prefix: '' },
];

/** Of the journal's reports, of frontmatter by type of entry, of `.dyn-journal.yaml`. */
export const journalSchemas: readonly SchemaFolder[] = [
  { url: reports, names: /^journal-/, prefix: '' },
  { url: frontmatter, names: /./, prefix: 'memory-' },
];

function listSchemas(folders: readonly SchemaFolder[]): ReadonlyMap<string, URL> {
  const found = folders.flatMap(({ url, names, prefix }) =>
    readdirSync(url)
      .filter((file) => file.endsWith(ending) && names.test(file))
      .map((file) => [prefix + file.slice(0, -ending.length), new URL(file, url)] as const),
  );
  return new Map(found.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** `schema <name>`: prints the JSON Schema of a document that the program writes or reads. */
export function declareSchema(
  program: Command,
  { deliver, version }: CommandContext,
  folders: readonly SchemaFolder[],
): void {
  program
    .command('schema')
    .description(
      'print the JSON Schema of a document that the tools write or read; a wrong name lists them',
    )
    .version(version)
    .argument('<name>', 'name of the schema')
    .action((given: string) => {
      const schemas = listSchemas(folders);
      const name = oneOf('schema', [...schemas.keys()])(given);
      const read = (url: URL) => readFileSync(url, 'utf8');
      const text = read(schemas.get(name)!);
      const alone = refersTo(text).length === 0;
      deliver({
        outcome: 'clean',
        text: alone ? text : bundleSchema(text, [...schemas.values()].map(read)),
        file: null,
      });
    });
}
