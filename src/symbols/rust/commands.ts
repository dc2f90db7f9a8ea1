import type { Chain, Command, Span } from '../facts.ts';
import { readBuilder } from './clap.ts';
import { closeOf, spanOf, stringAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Reader, Started } from './reader.ts';

const process = /(^|::)Command::new$/;

/** Remembers the program that `Command::new("x")` names. */
export function readProgram(r: Reader, root: string, at: number, open: number): void {
  if (r.quiet || !process.test(root) || /clap/.test(root)) return;
  const program = stringAt(r.t, open + 1);
  if (program === '' || r.t.kind[open + 1] !== kinds.string) return;
  r.started.push({ span: spanOf(r.t, at), program, words: [], test: r.place.test });
}

/** Methods that build a command line, ours or that of a program one starts. */
export function readChained(
  r: Reader,
  value: Chain | null,
  name: string,
  _at: number,
  open: number,
): void {
  if (r.quiet || !value) return;
  if (process.test(value.root) && !/clap/.test(value.root)) {
    if (name === 'arg' || name === 'args') addWords(r, open);
  } else if (/Arg::|Command::|App::/.test(value.root)) readBuilder(r, value, name, open);
  if (name === 'add' && r.native !== '' && value.root.includes('PyModule'))
    r.constant(r, value, open);
}

function addWords(r: Reader, open: number): void {
  const last = r.started[r.started.length - 1];
  if (!last) return;
  const close = closeOf(r.t, open);
  for (let i = open + 1; i < close; i++)
    if (r.t.kind[i] === kinds.string)
      last.words.push({ ...spanOf(r.t, i), name: stringAt(r.t, i) });
}

/** The programs that were started, as far as the file tells. */
export function commandsOf(started: readonly Started[]): Command[] {
  return started.map((one) => {
    const words = [...one.words];
    let runs: Command['runs'] = 'executable';
    let program = one.program;
    const first = words[0]?.name ?? '-';
    // `python -c` runs a text that nobody names.
    if (/(^|\/)python[\d.]*$/.test(program) && (first === '-m' || !first.startsWith('-'))) {
      const module = words[0]!.name === '-m' && words.length > 1;
      runs = module ? 'python-module' : 'python-file';
      program = words[module ? 1 : 0]!.name;
      words.splice(0, module ? 2 : 1);
    }
    const flags: (Span & { name: string })[] = [];
    const plain: string[] = [];
    for (const { name, ...span } of words) {
      const option = /^(--?[A-Za-z][\w-]*)(?:=|$)/.exec(name);
      if (option) flags.push({ ...span, name: option[1]! });
      else if (flags.length === 0) plain.push(name);
    }
    return {
      ...one.span,
      runs,
      program,
      folder: '',
      flags,
      words: plain,
      test: one.test,
      doc: false,
    };
  });
}
