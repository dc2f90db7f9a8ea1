import { argumentNodes, countArguments, keywordValue, positionalNodes } from './arguments.ts';
import { callOf } from './calls.ts';
import { extend } from './chain-values.ts';
import { f, k } from './kinds.ts';
import { literalOf } from './literals.ts';
import { resolveModule } from './modules.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import { refer, type Visit } from './visit.ts';

const identifier = /^[A-Za-z_]\w*$/;

/** `getattr(obj, "name")` and its kin: the attribute that a string names. */
function attributeByName(visit: Visit, node: number, kind: 'attribute' | 'string_path'): void {
  const { reading } = visit;
  const { source } = reading;
  const [object, second, third] = positionalNodes(source, node);
  if (object === undefined || second === undefined) return;
  const literal = literalOf(source, second);
  if (!literal || !identifier.test(literal.value)) return;
  const callee = textOf(source, childIn(source, node, f.function));
  const guarded = callee === 'hasattr' || (callee === 'getattr' && third !== undefined);
  const target = extend(reading.chainOf(reading, visit.scope, object), [`.${literal.value}`]);
  refer(visit, kind, literal.value, literal, target, { guarded });
  visit.told.add(second);
}

/** A function handed over with its arguments: it is called with them. */
function handedCall(visit: Visit, node: number, at: number, partial: boolean): void {
  const { source } = visit.reading;
  const nodes = argumentNodes(source, node);
  const callee = positionalNodes(source, node)[at];
  if (callee === undefined) return;
  const given = countArguments(source, nodes.slice(nodes.indexOf(callee) + 1));
  const args = partial ? { ...given, spread: true, keywordSpread: true } : given;
  callOf(visit, callee, args, source.end[node]!, false);
  visit.told.add(callee);
}

/** `Thread(target=f, args=(1,), kwargs={"a": 1})`. */
function startedCall(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const callee = keywordValue(source, node, 'target');
  if (callee < 0) return;
  const args = keywordValue(source, node, 'args');
  const isList = args >= 0 && (source.kind[args] === k.tuple || source.kind[args] === k.list);
  const given = countArguments(source, isList ? childrenOf(source, args) : []);
  const more = keywordValue(source, node, 'kwargs') >= 0;
  const spread = given.spread || (args >= 0 && !isList);
  callOf(visit, callee, { ...given, spread, keywordSpread: more }, source.end[callee]!, false);
  visit.told.add(callee);
}

function moduleByName(visit: Visit, node: number, kind: 'import' | 'string_path'): void {
  const { reading, out } = visit;
  const [first] = positionalNodes(reading.source, node);
  const literal = first === undefined ? null : literalOf(reading.source, first);
  if (!literal || !/^[A-Za-z_][\w.]*$/.test(literal.value)) return;
  const root = resolveModule(reading, literal.value);
  out.imports.add(root);
  const name = literal.value.slice(literal.value.lastIndexOf('.') + 1);
  const target = { root, instance: false, steps: [] };
  refer(visit, kind, name, literal, target, kind === 'import' ? { guarded: true } : {});
  visit.told.add(first!);
}

/** Calls that use a name by handing it to a function that looks it up or calls it. */
export function indirectUse(visit: Visit, node: number, callee: string): void {
  switch (callee.slice(callee.lastIndexOf('.') + 1)) {
    case 'getattr':
    case 'hasattr':
    case 'setattr':
    case 'delattr':
      return attributeByName(visit, node, 'attribute');
    case 'object':
      if (callee.endsWith('patch.object')) attributeByName(visit, node, 'string_path');
      return;
    case 'partial':
    case 'partialmethod':
      return handedCall(visit, node, 0, true);
    case 'to_thread':
      return handedCall(visit, node, 0, false);
    case 'run_in_executor':
      return handedCall(visit, node, 1, false);
    case 'Thread':
    case 'Process':
      return startedCall(visit, node);
    case 'import_module':
    case '__import__':
      return moduleByName(visit, node, 'string_path');
    case 'importorskip':
      return moduleByName(visit, node, 'import');
    default:
  }
}
