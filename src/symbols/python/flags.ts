import { argumentNodes, keywordValue, positionalNodes } from './arguments.ts';
import { definition, type More } from './definitions.ts';
import { optionIsDeprecated } from './deprecated.ts';
import { hashAround } from './hash.ts';
import { f, k } from './kinds.ts';
import { literalOf } from './literals.ts';
import { isOurs } from './modules.ts';
import { childIn, textOf } from './source.ts';
import type { Visit } from './visit.ts';

const flag = /^--?[A-Za-z][\w.-]*$/;
const helper = /(^|_)add_(negatable_bool_)?argument$|^add_.*arg(ument)?s?$/;
/** Keywords of an option whose value may look like a flag and is none. */
const otherKeywords = new Set([
  'help',
  'default',
  'metavar',
  'dest',
  'const',
  'env_var',
  'description',
  'type',
]);

function push(
  visit: Visit,
  kind: 'cli_flag' | 'subcommand',
  name: string,
  place: { readonly start: number; readonly end: number },
  more: More = {},
): void {
  const { reading, out } = visit;
  const all = { ...more, path: name, visibility: 'public' } as const;
  out.definitions.push(definition(reading, kind, name, reading.module, place, all));
}

/** Text of the keywords that say something of the option. */
function helpOf(visit: Visit, node: number): string {
  const { source } = visit.reading;
  const parts = ['help', 'action', 'deprecated'].map((name) => {
    const value = keywordValue(source, node, name);
    return value < 0 ? '' : textOf(source, value);
  });
  if (/^True$/.test(parts[2]!)) return 'deprecated';
  return /deprecat|ignore|noop|no_op/i.test(parts[1]!) ? 'deprecated' : parts[0]!;
}

function defineFlag(
  visit: Visit,
  call: number,
  node: number,
  negatable: boolean,
  old: boolean,
): boolean {
  const { source } = visit.reading;
  const literal = literalOf(source, node);
  if (!literal) return false;
  const names = literal.value.split(/\s*\/\s*/).filter((name) => flag.test(name));
  if (names.length === 0) return false;
  const body = hashAround(source, call, source.start[node]!, source.end[node]!);
  const more = { body, deprecated: old };
  for (const name of names) {
    push(visit, 'cli_flag', name, literal, more);
    if (negatable && name.startsWith('--') && !name.startsWith('--no-'))
      push(visit, 'cli_flag', `--no-${name.slice(2)}`, literal, more);
  }
  visit.told.add(node);
  return true;
}

/** Options declared by a call: argparse, the repository's helpers, click and typer. */
function optionCall(visit: Visit, node: number, last: string): boolean {
  const { source } = visit.reading;
  const old = optionIsDeprecated(helpOf(visit, node));
  const action = keywordValue(source, node, 'action');
  const optional = action >= 0 && textOf(source, action).includes('BooleanOptionalAction');
  const negatable = optional || /negatable/.test(last);
  let found = false;
  for (const argument of argumentNodes(source, node)) {
    if (source.kind[argument] !== k.keyword_argument) {
      found = defineFlag(visit, node, argument, negatable, old) || found;
      continue;
    }
    const key = textOf(source, childIn(source, argument, f.name));
    const value = childIn(source, argument, f.value);
    if (value < 0 || otherKeywords.has(key)) continue;
    const gone = old || /obsolete|deprecated|legacy/.test(key);
    found = defineFlag(visit, node, value, negatable, gone) || found;
  }
  return found;
}

/** `name: str = typer.Option(...)` without a flag written: the parameter's name makes it. */
function parameterFlag(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const parameter = source.parent[node]!;
  const kind = source.kind[parameter];
  if (kind !== k.typed_default_parameter && kind !== k.default_parameter) return;
  const named = childIn(source, parameter, f.name);
  const name = `--${textOf(source, named).replaceAll('_', '-')}`;
  const type = childIn(source, parameter, f.type);
  const place = { start: source.start[named]!, end: source.end[named]! };
  const deprecated = optionIsDeprecated(helpOf(visit, node));
  push(visit, 'cli_flag', name, place, { deprecated });
  if (type >= 0 && textOf(source, type) === 'bool')
    push(visit, 'cli_flag', `--no-${name.slice(2)}`, place, { deprecated });
}

function subcommand(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const [first] = positionalNodes(source, node);
  const literal = first === undefined ? null : literalOf(source, first);
  if (!literal || !/^[\w-]+$/.test(literal.value)) return;
  push(visit, 'subcommand', literal.value, literal);
}

/** Options may pass that no one of ours declares. */
function openParser(visit: Visit, node: number): void {
  const { reading, out } = visit;
  const { source } = reading;
  if (out.definitions.some(({ kind, name }) => kind === 'cli_flag' && name === '*')) return;
  push(
    visit,
    'cli_flag',
    '*',
    { start: source.start[node]!, end: source.end[node]! },
    { open: true },
  );
}

/** A parser handed to another library, which adds options of its own. */
function handsParserOut(visit: Visit, node: number, callee: number, last: string): boolean {
  const { reading } = visit;
  const { source } = reading;
  if (!/^(add_.*(args|arguments|options)|add_cli_args|register_.*args)$/.test(last)) return false;
  if (source.kind[callee] !== k.attribute) return false;
  const [first] = positionalNodes(source, node);
  if (first === undefined || literalOf(source, first)) return false;
  const chain = reading.chainOf(reading, visit.scope, childIn(source, callee, f.object));
  // A class that a variable holds says nothing; only this name is that of engines.
  if (!chain) return last === 'add_cli_args' && !/^(self|cls)\./.test(textOf(source, callee));
  return !isOurs(reading.project, chain.root) && !chain.root.startsWith('argparse');
}

/** Notes the options, sub-commands and open parsers that a call makes. */
export function flagCall(visit: Visit, node: number, callee: number, text: string): void {
  const last = text.slice(text.lastIndexOf('.') + 1);
  if (helper.test(last)) {
    if (optionCall(visit, node, last)) return;
  } else if (last === 'option' || last === 'Option') {
    if (!optionCall(visit, node, last) && last === 'Option') parameterFlag(visit, node);
    return;
  } else if (last === 'add_parser') return subcommand(visit, node);
  else if (
    last === 'command' &&
    visit.reading.source.kind[visit.reading.source.parent[node]!] === k.decorator
  )
    return subcommand(visit, node);
  else if (last === 'parse_known_args') return openParser(visit, node);
  else if (last === 'ArgumentParser' && foreignParents(visit, node)) return openParser(visit, node);
  if (handsParserOut(visit, node, callee, last)) openParser(visit, node);
}

/** `ArgumentParser(parents=[engine.parser()])`, where engine is not ours. */
function foreignParents(visit: Visit, node: number): boolean {
  const { reading } = visit;
  const { source } = reading;
  const parents = keywordValue(source, node, 'parents');
  if (parents < 0 || source.kind[parents] !== k.list) return false;
  for (let child = parents + 1; child < source.next[parents]!; child = source.next[child]!) {
    const chain = reading.chainOf(reading, visit.scope, child);
    if (chain && !isOurs(reading.project, chain.root) && !chain.root.startsWith('argparse'))
      return true;
  }
  return false;
}
