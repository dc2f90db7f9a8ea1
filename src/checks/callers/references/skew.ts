import type { Confidence } from '../../../model/callers.ts';
import type { Command, Definition, Reference, SymbolFile } from '../../../symbols/index.ts';
import type { Broken } from '../changes/broken.ts';
import { evaluate } from '../world/evaluate.ts';
import { acceptedBy, isThere, passedTo, programOf } from './programs.ts';
import type { Question, ReferenceRule, Use } from './use.ts';

/**
 * What the change adds and the tree it lands in does not have: it was written against an older base. Languages whose
 * compiler sees all of a file need no such check.
 */
export const skewUses: ReferenceRule = {
  id: 'skew',
  find: (question) => {
    const out: Use[] = [];
    for (const { after } of question.sides.changed) {
      if (!after) continue;
      for (const reference of after.references) {
        const use = missingName(question, after, reference);
        if (use) out.push(use);
      }
      for (const command of after.commands) out.push(...missingFlags(question, after, command));
    }
    return out;
  },
};

const kinds = new Set(['import', 'call', 'attribute', 'string_path']);

/** Modules that a build writes: no tree has them. */
const built = /(_pb2(_grpc)?|_version|version|_build_info)$/;

function missingName(question: Question, file: SymbolFile, reference: Reference): Use | null {
  if (file.language !== 'python' || reference.doc || reference.guarded) return null;
  if (!kinds.has(reference.kind) || !reference.target) return null;
  if (!question.added(file.path, reference.line)) return null;
  const language = question.languages.get(file.language);
  if (!language) return null;
  const { base, head } = question.sides;
  const now = evaluate(head, language, reference.target);
  if (now.k !== 'missing' || now.name !== reference.name || built.test(now.name)) return null;
  // Had the base had it, the change itself would have taken it away: another rule tells.
  const before = evaluate(base, language, reference.target);
  if (before.k === 'definitions' || before.k === 'module') return null;
  const owners = head.definitions.get(now.owner) ?? [];
  const native = owners.some((each) => each.kind === 'binding');
  const inModule = owners.length === 0 || owners.every((each) => each.kind === 'module');
  // A Python object may be given attributes from anywhere; modules and native classes may not.
  const confidence: Confidence = inModule || native ? 'certain' : 'ambiguous';
  if (reference.kind === 'string_path') return null;
  const qualified = `${now.owner}.${now.name}`;
  return {
    broken: lacking(file, reference.line, now.name, qualified, native ? 'binding' : 'function'),
    file,
    at: reference,
    symbol: reference.name,
    kind: 'skew',
    confidence,
    message: `uses \`${qualified}\`, which this tree does not have`,
    candidates: [],
  };
}

function missingFlags(question: Question, file: SymbolFile, command: Command): Use[] {
  if (command.doc || !command.flags.some((each) => question.added(file.path, each.line))) return [];
  const program = programOf(question, file, command);
  const { base, head } = question.sides;
  if (program.k !== 'module' || !isThere(head, program.path)) return [];
  const { options, open } = acceptedBy(head, program.path);
  if (options.size === 0) return [];
  // Who lets unknown options pass may have others take them: only one that was its own once is missed.
  const parsers = open ? filesOf(head, options) : [];
  const others = passedTo(question, file);
  const known = [...options.keys()];
  return command.flags
    .filter((at) => {
      const { name, line } = at;
      if (!name.startsWith('--') || name === '--help' || !question.added(file.path, line))
        return false;
      // A variable that several programs are given may be meant for another one.
      if (others(at).length > 1) return false;
      // argparse takes any prefix that is not ambiguous.
      if (known.some((option) => option.startsWith(name))) return false;
      return !isThere(base, program.path) || !acceptedBy(base, program.path).options.has(name);
    })
    .map((flag) => ({
      broken: lacking(file, flag.line, flag.name, `${program.path} ${flag.name}`, 'cli_flag'),
      file,
      at: flag,
      symbol: flag.name,
      kind: 'skew',
      confidence: open ? 'likely' : 'certain',
      message: `passes \`${flag.name}\` to \`${program.path}\`, which does not take it in this tree`,
      candidates: [],
      ...(open ? { once: { option: flag.name, paths: parsers } } : {}),
    }));
}

/** Files whose parsers declare the options: they write them as strings. */
const filesOf = (
  world: Question['sides']['head'],
  options: ReadonlyMap<string, readonly Definition[]>,
): string[] => [
  ...new Set(
    [...options.values()]
      .flat()
      .filter((each) => !each.open)
      .map((each) => world.fileOf(each).path),
  ),
];

function lacking(
  file: SymbolFile,
  line: number,
  name: string,
  qualified: string,
  kind: Broken['kind'],
): Broken {
  return {
    language: 'python',
    kind,
    name,
    qualified,
    path: file.path,
    line,
    change: 'removed',
    detail: 'the change uses it, the tree does not have it',
    renamedTo: null,
    before: null,
    after: [],
    deprecated: false,
    implied: true,
  };
}
