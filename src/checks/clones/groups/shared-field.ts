import { shallow } from '../../../index/index.ts';
import type { SiteFacts } from '../facts.ts';
import type { GroupRule } from './group.ts';

/** Each copy of the field allocates; behind an Arc each would be one reference count. */
export const sharedField: GroupRule = {
  id: 'shared-field',
  about: 'Several copies of one field: held in an Arc, each would cost a reference count.',
  least: 3,
  group: (facts) => {
    const { site, body, cost, consumer } = facts;
    const { receiver } = site;
    if (receiver.k !== 'field' || consumer.needs === 'borrow' || !takesShared(facts))
      return undefined;
    if (cost.cost !== 'allocation' && cost.cost !== 'deep') return undefined;
    const owner = body.types.steps.get(receiver)?.type;
    const type = owner ? shallow(owner) : undefined;
    if (type?.k !== 'adt' || type.def.scope.crate.library) return undefined;
    const field = type.def.facts.fields.find((each) => each.name === receiver.name);
    if (!field) return undefined;
    const name = `${type.def.name}.${field.name}`;
    return {
      key: `${type.def.key}#${field.name}#shared`,
      from: `${name}: ${field.type}`,
      to: `${name}: ${sharedForm(field.type)}`,
      path: type.def.file,
      line: type.def.facts.line,
      why: `each copy of \`${name}\` would be one reference count, where nothing changes it and those that take it hold an Arc too`,
    };
  },
};

/**
 * True when what takes the copy could take an Arc as well: it changes nothing of it, and its type is the workspace's
 * own and not one whose form is fixed by a protocol.
 */
function takesShared({ consumer, bound, body }: SiteFacts): boolean {
  if (/chang/.test(consumer.why) || consumer.binding?.mut || /chang/.test(bound ?? ''))
    return false;
  if (consumer.kind === 'argument') return consumer.fn?.scope.crate.library === false;
  if (consumer.kind !== 'stored') return true;
  const holder = body.parents.get(consumer.expr)?.expr;
  const type = holder ? body.types.types.get(holder) : undefined;
  const t = type ? shallow(type) : undefined;
  return (
    t?.k === 'adt' &&
    !t.def.scope.crate.library &&
    !t.def.facts.derives.some((name) =>
      /^(Serialize|Deserialize|Message|ToSchema|Builder)$/.test(name),
    )
  );
}

/** The type that holds the same in one shared allocation. */
function sharedForm(type: string): string {
  if (type === 'String') return 'Arc<str>';
  if (type === 'PathBuf') return 'Arc<Path>';
  const inner = /^(Vec|Option)<([\s\S]*)>$/.exec(type);
  if (inner?.[1] === 'Vec') return `Arc<[${inner[2]}]>`;
  if (inner?.[1] === 'Option') return `Option<${sharedForm(inner[2]!)}>`;
  return `Arc<${type}>`;
}
