import { readDockerfile } from './dockerfile/read.ts';
import type { Span } from './facts.ts';
import { readJson } from './json/read.ts';
import type { SymbolLanguage } from './language.ts';
import { python } from './languages/python.ts';
import { readShell } from './shell/read.ts';
import { type Embedded, placeOf, type Reading, type Source } from './text/index.ts';
import { readYaml } from './yaml/read.ts';

type Reader = (source: Source, reading: Reading, folder?: string) => void;

/** Readers of texts within texts, by the tag of a fence or the ending of a file. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['sh', readShell],
  ['bash', readShell],
  ['shell', readShell],
  ['zsh', readShell],
  ['yaml', readYaml],
  ['yml', readYaml],
  ['json', readJson],
  ['jsonc', readJson],
  ['dockerfile', readDockerfile],
  ['docker', readDockerfile],
]);

/** Languages that read whole files, by the tags of their fences: one line each. */
const languages: ReadonlyMap<string, SymbolLanguage> = new Map<string, SymbolLanguage>([
  ['python', python],
  ['py', python],
  ['python3', python],
]);

/** A reader of texts within texts that also knows these languages. */
export function embeddedWith(more: ReadonlyMap<string, SymbolLanguage>): Embedded {
  return (tag, source, reading, folder) => {
    const reader = readers.get(tag);
    const language = more.get(tag);
    if (reader) reader(source, reading, folder);
    else if (language) readFile(language, source, reading);
    return reader !== undefined || language !== undefined;
  };
}

/** Reads a text of another language that stands in a file. */
export const embedded: Embedded = embeddedWith(languages);

/** What a text says as a file, moved to where it stands. It uses names; what it defines is no one else's. */
function readFile(language: SymbolLanguage, source: Source, reading: Reading): void {
  const { path, found, project, doc, test } = reading;
  const file = language.read({ path, text: source.text }, project);
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1))
    starts.push(at + 1);
  const move = <T extends Span>(span: T): T => ({
    ...span,
    ...placeOf(source, (starts[span.line - 1] ?? 0) + span.column - 1),
    endLine: placeOf(source, starts[span.endLine - 1] ?? 0).line,
  });
  for (const reference of file.references)
    found.references.push({ ...move(reference), test, doc: doc || reference.doc });
  for (const command of file.commands)
    found.commands.push({
      ...move(command),
      flags: command.flags.map(move),
      test,
      doc: doc || command.doc,
    });
}
