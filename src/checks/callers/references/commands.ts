import type { Confidence } from '../../../model/callers.ts';
import type { Command, Span, SymbolFile } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import type { World } from '../world/world.ts';
import { acceptedBy, isThere, type Program, passedTo, programOf } from './programs.ts';
import { groupBroken, type Question, type ReferenceRule, type Use } from './use.ts';

/** Commands that pass an option, or start a module, that is gone. */
export const commandUses: ReferenceRule = {
  id: 'commands',
  find: (question) => {
    const gone = groupBroken(question.broken, (each) =>
      each.kind === 'cli_flag' || each.kind === 'subcommand' ? each.name : null,
    );
    const modules = groupBroken(question.broken, (each) =>
      each.kind === 'module' ? each.qualified : null,
    );
    const out: Use[] = [];
    if (gone.size === 0 && modules.size === 0) return out;
    for (const file of question.sides.head.files.values()) {
      const others = passedTo(question, file);
      for (const command of file.commands) {
        const program = programOf(question, file, command);
        if (program.k === 'foreign') continue;
        const start = program.k === 'module' ? startOf(modules, program.path) : undefined;
        if (start && !isThere(question.sides.head, start.qualified))
          out.push(started(file, command, start));
        for (const { name, at } of wordsOf(command)) {
          const broken = gone.get(name);
          const use = broken && judge(question, file, command, program, broken, at);
          if (!use) continue;
          const takers = others(at).filter((other) => other !== program);
          if (takers.some((other) => takes(question, other, name))) continue;
          const sure = takers.every((other) => other.k !== 'foreign');
          out.push(sure || use.confidence !== 'certain' ? use : { ...use, confidence: 'likely' });
        }
      }
    }
    return out;
  },
};

const startOf = (modules: ReadonlyMap<string, readonly Broken[]>, path: string) =>
  (modules.get(path) ?? modules.get(`${path}.__main__`))?.[0];

function started(file: SymbolFile, command: Command, broken: Broken): Use {
  const now = broken.renamedTo === null ? 'is gone' : `is \`${broken.renamedTo}\` now`;
  return {
    broken,
    file,
    at: command,
    symbol: command.program,
    kind: command.doc ? 'doc' : 'string_path',
    confidence: command.doc ? 'ambiguous' : 'certain',
    message: `starts \`${broken.qualified}\`, which ${now}`,
    candidates: [],
  };
}

function wordsOf(command: Command): { readonly name: string; readonly at: Span }[] {
  return [
    ...command.flags.map((each) => ({ name: each.name, at: each })),
    ...command.words.map((name) => ({ name, at: command })),
  ];
}

function judge(
  question: Question,
  file: SymbolFile,
  command: Command,
  program: Program,
  broken: readonly Broken[],
  at: Span,
): Use | null {
  const found = confidenceOf(question, program, broken);
  if (!found) return null;
  const { each, confidence } = found;
  const who =
    program.k === 'module' || program.k === 'script' ? `\`${program.path}\`` : 'its program';
  const now = each.renamedTo === null ? '' : `: it is \`${each.renamedTo}\` now`;
  return {
    broken: each,
    file,
    at,
    symbol: each.name,
    kind: command.doc ? 'doc' : 'flag',
    confidence: command.doc ? 'ambiguous' : confidence,
    message: each.deprecated
      ? `passes \`${each.name}\` to ${who}, where it is deprecated`
      : `passes \`${each.name}\` to ${who}, which no longer takes it${now}`,
    candidates: [],
  };
}

function confidenceOf(
  question: Question,
  program: Program,
  broken: readonly Broken[],
): { readonly each: Broken; readonly confidence: Confidence } | null {
  const { base, head } = question.sides;
  const each = broken[0]!;
  if (program.k === 'module') {
    const was = acceptedBy(base, program.path).options.get(each.name) ?? [];
    const of = broken.find((one) => was.some((old) => old.owner === one.before?.owner));
    if (!of) return null;
    const accepted = isThere(head, program.path) ? acceptedBy(head, program.path) : null;
    const is = accepted?.options.get(each.name) ?? [];
    if (is.some((now) => !now.deprecated)) return null;
    if (of.deprecated || is.length > 0) return { each: of, confidence: 'ambiguous' };
    return { each: of, confidence: accepted?.open ? 'likely' : 'certain' };
  }
  if (program.k === 'script') {
    const of = broken.find((one) => one.before?.owner === program.path);
    return of ? { each: of, confidence: 'certain' } : null;
  }
  if (standsAnywhere(head, each)) return null;
  // One parser had it, or several.
  const owners = new Set((base.byName.get(each.name) ?? []).map((one) => one.owner));
  if (program.k === 'executable')
    return each.language === 'rust'
      ? { each, confidence: owners.size === 1 ? 'certain' : 'likely' }
      : null;
  // Nobody knows whose flags these are.
  if (!each.name.startsWith('--') || each.kind === 'subcommand') return null;
  return { each, confidence: owners.size === 1 ? 'likely' : 'ambiguous' };
}

const takes = ({ sides }: Question, program: Program, name: string): boolean =>
  program.k === 'module' &&
  isThere(sides.head, program.path) &&
  acceptedBy(sides.head, program.path).options.has(name);

const standsAnywhere = (head: World, each: Broken): boolean =>
  (head.byName.get(each.name) ?? []).some((one) => one.kind === each.kind && !one.deprecated);
