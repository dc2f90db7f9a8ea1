import { implementsByName, peel, shallow, typeFromText } from '../../../index/index.ts';
import { isCopy } from '../is-copy.ts';
import type { GroupRule } from './group.ts';

/** Larger values are better cloned where one can see it. */
const mostFields = 4;

/** The type holds nothing but Copy values and derives Clone: deriving Copy too frees every `.clone()` of it. */
export const deriveCopy: GroupRule = {
  id: 'derive-copy',
  about: 'Several clones of a small type whose fields are all Copy: derive Copy.',
  least: 2,
  group: ({ call, body, cost, result }) => {
    // What owns nothing on the heap is copied in place.
    if (call !== 'clone' || cost.cost !== 'inline') return undefined;
    const type = shallow(peel(result));
    if (type.k !== 'adt' || type.def.scope.crate.library) return undefined;
    const { def } = type;
    const { facts } = def;
    if (facts.kind === 'alias' || facts.generics !== '' || !facts.derives.includes('Clone'))
      return undefined;
    const { workspace } = body.types.env;
    const env = { workspace, scope: def.scope, generics: new Map(), self: type };
    const fields = [...facts.fields, ...facts.variants.flatMap((variant) => variant.fields)];
    if (fields.length > mostFields || isCopy(workspace, type)) return undefined;
    if (!fields.every((field) => isCopy(workspace, typeFromText(env, field.type))))
      return undefined;
    // A reference in a field is Copy only as `&T`, and a type with a Drop cannot be.
    if (fields.some((field) => field.type.startsWith('&mut'))) return undefined;
    if (implementsByName(workspace, type, 'Drop', 0)) return undefined;
    return {
      key: `${def.key}#derive-copy`,
      from: `#[derive(Clone)] ${facts.kind} ${def.name}`,
      to: `#[derive(Clone, Copy)] ${facts.kind} ${def.name}`,
      path: def.file,
      line: facts.line,
      why: `all fields of \`${def.name}\` are Copy: with Copy derived, naming the value copies it`,
      change: { kind: 'derive', type: def.name, adds: 'Copy' },
    };
  },
};
