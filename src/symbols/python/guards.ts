import type { ReferenceKind } from '../facts.ts';
import { f, k } from './kinds.ts';
import { childIn, childOfKind, childrenOf, type Source, textOf } from './source.ts';
import type { Visit } from './visit.ts';

const covered = new Map<string, readonly ReferenceKind[]>([
  ['ImportError', ['import']],
  ['ModuleNotFoundError', ['import']],
  // Broad handlers stand around whole servers: they are meant for what may fail at run time, imports among it.
  ['Exception', ['import']],
  ['BaseException', ['import']],
  ['AttributeError', ['attribute', 'import']],
  ['TypeError', ['call']],
  ['NameError', ['name']],
]);
const everything: readonly ReferenceKind[] = ['call', 'attribute', 'name', 'import', 'type'];
const noNames: readonly string[] = [];

function push(visit: Visit, node: number, kinds: readonly ReferenceKind[], names = noNames): void {
  if (kinds.length > 0 || names.length > 0)
    visit.guards.push({
      start: node,
      end: visit.reading.source.next[node]!,
      covers: new Set(kinds),
      names,
    });
}

function kindsIn(text: string): readonly ReferenceKind[] {
  return (text.match(/\w+/g) ?? []).flatMap((word) => covered.get(word) ?? []);
}

function tryGuard(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const body = childIn(source, node, f.body);
  if (body < 0) return;
  const kinds: ReferenceKind[] = [];
  for (const clause of childrenOf(source, node)) {
    const kind = source.kind[clause];
    if (kind !== k.except_clause && kind !== k.except_group_clause) continue;
    const block = childOfKind(source, clause, k.block);
    const head = source.text.slice(
      source.start[clause]! + 'except'.length,
      block < 0 ? source.end[clause] : source.start[block],
    );
    kinds.push(...(/\w/.test(head.replace(/#.*/g, '')) ? kindsIn(head) : ['import' as const]));
  }
  push(visit, body, kinds);
}

function withGuard(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const body = childIn(source, node, f.body);
  const clause = childOfKind(source, node, k.with_clause);
  if (body < 0 || clause < 0) return;
  const text = textOf(source, clause);
  if (/\b(raises|assertRaises|assertRaisesRegex)\s*\(/.test(text)) push(visit, body, everything);
  else if (/\bsuppress\s*\(/.test(text)) push(visit, body, kindsIn(text));
}

function askedNames(source: Source, node: number): readonly string[] {
  if (node < 0 || source.end[node]! - source.start[node]! > 400) return noNames;
  const text = textOf(source, node);
  if (!text.includes('hasattr(')) return noNames;
  return [...text.matchAll(/hasattr\([^"']{0,80}["'](\w+)["']/g)].map((match) => match[1]!);
}

/** Opens the guard that a statement or expression sets around what it holds. */
export function openGuards(visit: Visit, node: number): void {
  const { source } = visit.reading;
  switch (source.kind[node]) {
    case k.try_statement:
      return tryGuard(visit, node);
    case k.with_statement:
      return withGuard(visit, node);
    case k.if_statement:
      return push(visit, node, [], askedNames(source, childIn(source, node, f.condition)));
    case k.conditional_expression:
    case k.boolean_operator:
      return push(visit, node, [], askedNames(source, node));
    default:
  }
}
