import { positionalNodes } from './arguments.ts';
import { f, k } from './kinds.ts';
import { isOurModule } from './modules.ts';
import type { Word } from './program.ts';
import { childIn, textOf } from './source.ts';
import type { Program, Visit } from './visit.ts';

/** What a list is put into when a program is tested from within: its first word is no executable. */
const argv = /(^|\.)argv$/;
const parses = /(^|\.)(_?main|_?parse\w*|invoke|run_main|from_args|from_cli_args)$/;

/** Callee or variable that takes a list. */
function takerOf(visit: Visit, node: number): string {
  const { source } = visit.reading;
  let at = source.parent[node]!;
  if (source.kind[at] === k.assignment) return textOf(source, childIn(source, at, f.left));
  if (source.kind[at] === k.keyword_argument) at = source.parent[at]!;
  if (source.kind[at] !== k.argument_list) return '';
  const call = source.parent[at]!;
  const [first, second] = positionalNodes(source, call);
  const isPatch =
    first !== undefined && second !== undefined && /^["']argv["']$/.test(textOf(source, second));
  if (isPatch || (first !== undefined && /^["']sys\.argv["']$/.test(textOf(source, first))))
    return 'argv';
  return textOf(source, childIn(source, call, f.function));
}

/** `main(["serve", "--x"])` starts no executable `serve`, and `sys.argv[0]` is a label. */
export function ownProgram(visit: Visit, node: number, started: Program): Program {
  const { reading } = visit;
  if (started.program.includes('.') && isOurModule(reading.project, started.program))
    return { ...started, runs: 'python-module' };
  const taker = takerOf(visit, node);
  return argv.test(taker) || parses.test(taker)
    ? { runs: 'unknown', program: '', folder: started.folder }
    : started;
}

/** The words behind the label. */
export function namedWords(visit: Visit, node: number, words: readonly Word[]): readonly Word[] {
  return argv.test(takerOf(visit, node)) ? words.slice(1) : words;
}
