import { callUse, decoratorUse } from './calls.ts';
import { plain } from './chain-values.ts';
import { appendUse, dictionaryUse, flagsUse, listUse } from './commands.ts';
import { docUse } from './doc.ts';
import { envCall, envComparison, envSubscript } from './env.ts';
import { flagCall } from './flags.ts';
import { openGuards } from './guards.ts';
import { importUse } from './import-uses.ts';
import { indirectUse } from './indirect.ts';
import { f, k } from './kinds.ts';
import { metricCall } from './metrics.ts';
import { overrideUse } from './overrides.ts';
import type { Reading } from './scopes.ts';
import { shellUse } from './shell.ts';
import { childIn, textOf } from './source.ts';
import { stringUse } from './strings.ts';
import { attributeUse, nameTarget, nameUse } from './uses.ts';
import { type Output, refer, type Visit } from './visit.ts';

function call(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const callee = childIn(source, node, f.function);
  if (callee < 0) return;
  const kind = source.kind[callee];
  if (kind === k.identifier || kind === k.attribute) {
    const text = lastNames(visit, callee);
    flagCall(visit, node, callee, text);
    envCall(visit, node, text);
    metricCall(visit, node, callee, text);
    indirectUse(visit, node, text);
    appendUse(visit, node, callee);
    flagsUse(visit, node, text);
  }
  callUse(visit, node);
}

/** The end of a callee as written: its last two names are all that tells calls apart. */
function lastNames(visit: Visit, callee: number): string {
  const { source } = visit.reading;
  if (source.kind[callee] === k.identifier) return textOf(source, callee);
  const end = source.end[callee]!;
  return source.text.slice(Math.max(source.start[callee]!, end - 60), end).replace(/\s+/g, '');
}

/** `case Point(x=1)` and `case Color.RED`. */
function pattern(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const parent = source.kind[source.parent[node]!];
  const text = textOf(source, node);
  const dotted = text.includes('.');
  if (
    parent !== k.class_pattern &&
    !(dotted && (parent === k.case_pattern || parent === k.union_pattern))
  )
    return;
  const [head = '', ...rest] = text.split('.');
  const base = nameTarget(visit, visit.scope, head);
  if (!base) return;
  const name = rest.at(-1) ?? head;
  const target = { ...plain(base.root), steps: [...base.steps, ...rest.map((part) => `.${part}`)] };
  const end = source.end[node]!;
  refer(visit, dotted ? 'attribute' : 'name', name, { start: end - name.length, end }, target);
}

function comment(visit: Visit, node: number): void {
  const { source } = visit.reading;
  docUse(visit, source.start[node]!, source.end[node]!);
  shellUse(visit, node, true);
}

function use(visit: Visit, node: number): void {
  const { source } = visit.reading;
  switch (source.kind[node]) {
    case k.identifier:
      return nameUse(visit, node);
    case k.attribute:
      return attributeUse(visit, node);
    case k.call:
      return call(visit, node);
    case k.string:
    case k.concatenated_string:
      return stringUse(visit, node);
    case k.comment:
      return comment(visit, node);
    case k.list:
    case k.tuple:
      return listUse(visit, node);
    case k.dictionary:
      return dictionaryUse(visit, node);
    case k.subscript:
      return envSubscript(visit, node);
    case k.comparison_operator:
      return envComparison(visit, node);
    case k.import_statement:
    case k.import_from_statement:
      return importUse(visit, node);
    case k.function_definition:
      return overrideUse(visit, node);
    case k.decorator:
      return decoratorUse(visit, node);
    case k.type:
      if (source.next[node]! > visit.typeEnd) visit.typeEnd = source.next[node]!;
      return;
    case k.dotted_name:
      return pattern(visit, node);
    case k.try_statement:
    case k.with_statement:
    case k.if_statement:
    case k.conditional_expression:
    case k.boolean_operator:
      return openGuards(visit, node);
    default:
  }
}

/** Second pass: notes every use of a name, with the scopes and guards it stands in. */
export function walkFile(reading: Reading, out: Output): void {
  const { source, scopes } = reading;
  const visit: Visit = {
    reading,
    out,
    node: 0,
    scope: reading.root,
    guards: [],
    typeEnd: 0,
    told: new Set(),
    variables: new Map(),
    lists: new Map(),
    foreign: new Map(),
  };
  for (let node = 0; node < source.size; node++) {
    while (node >= visit.scope.end && visit.scope.above) visit.scope = visit.scope.above;
    visit.scope = scopes.get(node) ?? visit.scope;
    while (visit.guards.length > 0 && node >= visit.guards.at(-1)!.end) visit.guards.pop();
    visit.node = node;
    use(visit, node);
  }
}
