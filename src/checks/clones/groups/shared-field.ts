import { shallow } from '../../../index/index.ts';
import type { GroupRule } from './group.ts';

/** Each copy of the field allocates; behind an Arc each would be one reference count. */
export const sharedField: GroupRule = {
  id: 'shared-field',
  about: 'Several copies of one field: held in an Arc, each would cost a reference count.',
  least: 3,
  group: ({ site, body, cost, consumer }) => {
    const { receiver } = site;
    if (receiver.k !== 'field' || consumer.needs === 'borrow') return undefined;
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
      why: `each copy of \`${name}\` would be one reference count, if nothing changes it after it is made`,
    };
  },
};

/** The type that holds the same in one shared allocation. */
function sharedForm(type: string): string {
  if (type === 'String') return 'Arc<str>';
  if (type === 'PathBuf') return 'Arc<Path>';
  const inner = /^(Vec|Option)<([\s\S]*)>$/.exec(type);
  if (inner?.[1] === 'Vec') return `Arc<[${inner[2]}]>`;
  if (inner?.[1] === 'Option') return `Option<${sharedForm(inner[2]!)}>`;
  return `Arc<${type}>`;
}
