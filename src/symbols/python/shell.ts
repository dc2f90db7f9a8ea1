import { f, k } from './kinds.ts';
import { resolveModule } from './modules.ts';
import { addCommand, startedBy, type Word } from './program.ts';
import { maskedText, shellCommands } from './shell-words.ts';
import { childIn, textOf } from './source.ts';
import { refer, type Visit } from './visit.ts';

/** Calls whose string is a command line whatever it starts with. */
const shellCalls =
  /(^|\.)(system|popen|Popen|run|call|check_call|check_output|getoutput|getstatusoutput|create_subprocess_shell)$|shlex\.split$/;

/** True for a string that a shell or `split` reads. */
function isCommandLine(visit: Visit, node: number): boolean {
  const { source } = visit.reading;
  let parent = source.parent[node]!;
  if (source.kind[parent] === k.attribute) {
    const name = childIn(source, parent, f.attribute);
    return name >= 0 && textOf(source, name) === 'split';
  }
  if (source.kind[parent] === k.keyword_argument) {
    const key = childIn(source, parent, f.name);
    return /^(command|cmd|args)$/.test(textOf(source, key));
  }
  if (source.kind[parent] === k.argument_list) parent = source.parent[parent]!;
  if (source.kind[parent] !== k.call) return false;
  return shellCalls.test(textOf(source, childIn(source, parent, f.function)));
}

/** Notes a module that is started by name. */
export function moduleStarted(visit: Visit, word: Word, doc: boolean): void {
  const name = word.text.slice(word.text.lastIndexOf('.') + 1);
  const root = resolveModule(visit.reading, word.text);
  const place = { start: Math.max(word.start, word.end - name.length), end: word.end };
  refer(visit, 'string_path', name, place, { root, instance: false, steps: [] }, { doc });
}

function docFolder(words: readonly Word[]): readonly Word[] {
  // In prose a prompt or a label may stand before the command.
  const at = words.findIndex(({ text }) => /^(?:\S*\/)?python[\d.]*$/.test(text));
  return at > 0 ? words.slice(at) : words;
}

/** Notes the commands that a string, a docstring or a comment holds; false where there are none. */
export function shellUse(visit: Visit, node: number, doc: boolean): boolean {
  const { source } = visit.reading;
  const written = source.text.slice(source.start[node], source.end[node]);
  const python = /python[\d.]*\s|-m\s+[A-Za-z_]/.test(written);
  const line = !doc && isCommandLine(visit, node);
  if (!python && !line) return false;
  if (!python && !/\s|^["']--/.test(written)) return false;
  const masked =
    source.kind[node] === k.comment
      ? {
          text: written.replace(/^#+/, (sign) => ' '.repeat(sign.length)),
          start: source.start[node]!,
        }
      : maskedText(source, node);
  return commandsIn(visit, masked.text, masked.start, { doc, line });
}

interface Manner {
  readonly doc: boolean;
  readonly line: boolean;
}

function commandsIn(visit: Visit, text: string, start: number, manner: Manner): boolean {
  let found = false;
  for (const { words, folder } of shellCommands(text, start)) {
    const told = manner.doc ? docFolder(words) : words;
    const started = startedBy(told, folder);
    const [first] = told;
    const last = told.at(-1);
    if (!started || !first || !last) continue;
    const known = started.runs === 'python-module' || started.runs === 'python-file';
    if (!known && !(manner.line && started.passed.some((word) => word.text.startsWith('--'))))
      continue;
    if (started.module) moduleStarted(visit, started.module, manner.doc);
    addCommand(visit, started, started.passed, { start: first.start, end: last.end }, manner.doc);
    found = true;
  }
  return found;
}
