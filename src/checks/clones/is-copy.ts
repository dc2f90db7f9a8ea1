import { implementsByName, shallow, type Type, type Workspace } from '../../index/index.ts';

/** True when values of the type are copied by assignment. */
export function isCopy(workspace: Workspace, given: Type, depth = 0): boolean {
  const t = shallow(given);
  if (depth > 6) return false;
  switch (t.k) {
    case 'prim':
      return t.name !== 'str';
    case 'ref':
      return !t.mut;
    case 'ptr':
      return true;
    case 'tuple':
      return t.items.every((item) => isCopy(workspace, item, depth + 1));
    case 'array':
      return isCopy(workspace, t.of, depth + 1);
    case 'var':
      return t.literal !== undefined;
    case 'param':
      return t.bounds.some((b) => b.name === 'Copy');
    case 'fn':
      return t.kind === 'fn';
    case 'adt': {
      if (t.def.traits.flags.has('copy')) return true;
      if (t.def.name === 'Option' && t.def.scope.crate.library)
        return t.args.length === 1 && isCopy(workspace, t.args[0]!, depth + 1);
      if (t.def.scope.crate.library) return false;
      if (t.def.facts.derives.includes('Copy'))
        return t.args.every(
          (arg) => isCopy(workspace, arg, depth + 1) || shallow(arg).k === 'unknown',
        );
      return t.def.facts.derives.length === 0 && implementsByName(workspace, t, 'Copy', 0);
    }
    default:
      return false;
  }
}
