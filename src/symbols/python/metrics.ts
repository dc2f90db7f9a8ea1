import type { Definition } from '../facts.ts';
import { keywordValue, positionalNodes } from './arguments.ts';
import { memberOf } from './chain-values.ts';
import { definition } from './definitions.ts';
import { k } from './kinds.ts';
import { constantText, literalOf } from './literals.ts';
import type { FieldPlace, Reading } from './scopes.ts';
import type { Visit } from './visit.ts';

const metricName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const makers = new Set(['Counter', 'Gauge', 'Histogram', 'Summary', 'Info', 'Enum']);

function metric(
  reading: Reading,
  name: string,
  owner: string,
  place: { readonly start: number; readonly end: number },
): Definition {
  return definition(reading, 'metric', name, owner, place, { path: name, visibility: 'public' });
}

/** `Counter("name", ...)` of the Prometheus client. */
export function metricCall(visit: Visit, node: number, callee: number, text: string): void {
  if (!makers.has(text.slice(text.lastIndexOf('.') + 1))) return;
  const { reading, out } = visit;
  const chain = reading.chainOf(reading, visit.scope, callee);
  if (!chain?.root.startsWith('prometheus_client')) return;
  const { source } = reading;
  const argument = positionalNodes(source, node)[0] ?? keywordValue(source, node, 'name');
  const name = constantText(reading, argument);
  if (name === null || !/^[a-zA-Z_:][\w:]*$/.test(name)) return;
  const place = literalOf(source, argument) ?? {
    start: source.start[argument]!,
    end: source.end[argument]!,
  };
  out.definitions.push(metric(reading, name, reading.module, place));
  if (source.kind[argument] !== k.identifier) visit.told.add(argument);
}

/** Constants that hold the names of metrics, in the files that are there for them. */
export function metricConstants(reading: Reading): Definition[] {
  const file = reading.path.slice(reading.path.lastIndexOf('/') + 1);
  if (reading.test || !/prometheus|metrics?(_names)?\.pyi?$/.test(file)) return [];
  const out: Definition[] = [];
  const add = (owner: string, place: Pick<FieldPlace, 'node' | 'value'>) => {
    const literal = literalOf(reading.source, place.value);
    if (literal && metricName.test(literal.value))
      out.push(metric(reading, literal.value, owner, literal));
  };
  for (const item of reading.items) if (item.form === 'value') add(reading.module, item);
  for (const facts of reading.classes)
    for (const places of facts.fields.values())
      for (const place of places) add(memberOf('', facts.path), place);
  return out;
}
