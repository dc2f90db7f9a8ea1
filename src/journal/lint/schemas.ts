import benchmark from '../../../memory-schema/benchmark.schema.json' with { type: 'json' };
import config from '../../../memory-schema/config.schema.json' with { type: 'json' };
import learning from '../../../memory-schema/learning.schema.json' with { type: 'json' };
import list from '../../../memory-schema/list.schema.json' with { type: 'json' };
import note from '../../../memory-schema/note.schema.json' with { type: 'json' };
import project from '../../../memory-schema/project.schema.json' with { type: 'json' };
import registry from '../../../memory-schema/registry.schema.json' with { type: 'json' };
import review from '../../../memory-schema/review.schema.json' with { type: 'json' };
import worklog from '../../../memory-schema/worklog.schema.json' with { type: 'json' };
import type { JournalSettings } from '../../model/journal.ts';
import type { DocumentKind } from './rule.ts';

/** Of `.dyn-journal.yaml`. */
export const configSchema: object = config;

/** The package's schemas of frontmatter. */
const shipped: ReadonlyMap<DocumentKind, object> = new Map<DocumentKind, object>([
  ['registry', registry],
  ['project', project],
  ['list', list],
  ['review', review],
  ['worklog', worklog],
  ['benchmark', benchmark],
  ['learning', learning],
  ['note', note],
]);

/** A schema is compiled once, so the same two give the same third. */
const joined = new WeakMap<object, object>();

/**
 * What frontmatter of a kind must keep: the package's schema, and the vault's too where it adds one. A property that
 * the vault describes is described by it alone, so that it can widen a list of values; all else must hold in both.
 */
export function schemaOf(kind: DocumentKind, { schemas }: JournalSettings): object | null {
  const own = shipped.get(kind);
  const added = schemas[kind];
  if (!own || !added) return own ?? added ?? null;
  const known = joined.get(added);
  if (known) return known;
  const both = { allOf: [without(own, propertiesOf(added)), added] };
  joined.set(added, both);
  return both;
}

const propertiesOf = (schema: object): Readonly<Record<string, unknown>> =>
  'properties' in schema && typeof schema.properties === 'object' ? { ...schema.properties } : {};

function without(schema: object, names: Readonly<Record<string, unknown>>): object {
  const kept = Object.entries(propertiesOf(schema)).filter(([name]) => !Object.hasOwn(names, name));
  return { ...schema, properties: Object.fromEntries(kept) };
}
