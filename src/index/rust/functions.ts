import {
  childIn,
  childOfKind,
  childrenOf,
  kindOf,
  type SyntaxTree,
  textOf,
} from '../../syntax/index.ts';
import type { FnFacts, ParamFacts } from '../facts.ts';
import { readCalls } from './calls.ts';
import { readOnlyUses } from './param-reads.ts';
import { unwrap } from './split.ts';

/** Signature and coarse body facts of one function item. */
export function readFunction(
  tree: SyntaxTree,
  node: number,
  /** The file as it was before bodies were hidden. */
  text: string,
  line: (offset: number) => number,
  test: boolean,
  attributes: readonly string[],
): FnFacts {
  const list = childIn(tree, node, 'parameters');
  const body = childIn(tree, node, 'body');
  const copied = body >= 0 && tree.next[body]! > body + 1;
  const params: ParamFacts[] = [];
  let self: FnFacts['self'] = '';
  let selfType = '';
  for (const child of list < 0 ? [] : childrenOf(tree, list)) {
    const kind = kindOf(tree, child);
    if (kind === 'self_parameter') self = selfKind(textOf(tree, child));
    if (kind !== 'parameter') continue;
    const pattern = childIn(tree, child, 'pattern');
    const type = childIn(tree, child, 'type');
    const name = pattern < 0 ? '_' : textOf(tree, pattern);
    const written = type < 0 ? '' : textOf(tree, type);
    if (/^(mut\s+)?self$/.test(name)) {
      self =
        /^&\s*mut/.test(written) || /^Pin<&\s*mut/.test(written)
          ? 'mut'
          : written.startsWith('&')
            ? 'ref'
            : 'own';
      selfType = written;
    } else
      params.push({
        pattern: name,
        type: written,
        ...(copied ? readOnlyUses(tree, body, name, written) : {}),
      });
  }
  const name = childIn(tree, node, 'name');
  const ret = childIn(tree, node, 'return_type');
  const generics = childIn(tree, node, 'type_parameters');
  const where = childOfKind(tree, node, 'where_clause');
  const modifiers = childOfKind(tree, node, 'function_modifiers');
  const start = tree.start[node]!;
  return {
    name: name < 0 ? '' : textOf(tree, name),
    start,
    end: tree.end[node]!,
    line: line(name < 0 ? start : tree.start[name]!),
    generics: generics < 0 ? '' : unwrap(textOf(tree, generics)),
    where: where < 0 ? '' : textOf(tree, where),
    self,
    selfType,
    params,
    ret: ret < 0 ? '' : textOf(tree, ret),
    async: modifiers >= 0 && /\basync\b/.test(textOf(tree, modifiers)),
    pub: childOfKind(tree, node, 'visibility_modifier') >= 0,
    test,
    attrs: attributes
      .filter((text) => text.includes('dyn(') || /\bpy(o3|function)/.test(text))
      .join('\n'),
    calls: body < 0 ? [] : readCalls(tree, body, copied, text, params),
  };
}

function selfKind(text: string): FnFacts['self'] {
  if (!text.includes('&')) return 'own';
  return /\bmut\b/.test(text) ? 'mut' : 'ref';
}
