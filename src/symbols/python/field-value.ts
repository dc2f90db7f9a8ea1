import { f, k } from './kinds.ts';
import { childIn, childOfKind, childrenOf, type Source, textOf } from './source.ts';

/** What the value of a field says of its parameter. */
export interface FieldValue {
  /** The field has a default. */
  readonly given: boolean;
  /** It is a parameter at all. */
  readonly init: boolean;
  readonly keywordOnly: boolean;
  /** Other names by which it may be given. */
  readonly aliases: readonly string[];
}

const makers = new Set(['field', 'Field', 'ib', 'attrib', 'attr', 'PrivateAttr']);
const defaults = new Set(['default', 'default_factory', 'factory']);
const noValue: FieldValue = { given: false, init: true, keywordOnly: false, aliases: [] };

function isMissing(source: Source, node: number): boolean {
  return (
    source.kind[node] === k.ellipsis || /(^|\.)(MISSING|NOTHING|UNSET)$/.test(textOf(source, node))
  );
}

/** Reads `= 1`, `= field(default_factory=list)`, `= Field(..., alias="x")`; -1 for no value. */
export function fieldValue(source: Source, node: number, style: string): FieldValue {
  if (node < 0) return noValue;
  if (source.kind[node] === k.ellipsis) return { ...noValue, given: style !== 'pydantic' };
  const given = { ...noValue, given: true };
  if (source.kind[node] !== k.call) return given;
  const callee = childIn(source, node, f.function);
  const list = childIn(source, node, f.arguments);
  const name = callee < 0 ? '' : textOf(source, callee).split('.').at(-1)!;
  if (list < 0 || !makers.has(name)) return given;
  let hasDefault = false;
  let init = name !== 'PrivateAttr';
  let keywordOnly = false;
  const aliases: string[] = [];
  for (const [index, child] of childrenOf(source, list).entries()) {
    if (source.kind[child] !== k.keyword_argument) {
      if (index === 0 && style !== 'dataclass') hasDefault = !isMissing(source, child);
      continue;
    }
    const [key = child, value = child] = childrenOf(source, child);
    const keyword = textOf(source, key);
    if (defaults.has(keyword)) hasDefault = !isMissing(source, value);
    if (keyword === 'init') init = source.kind[value] !== k.false;
    if (keyword === 'kw_only') keywordOnly = source.kind[value] === k.true;
    if (keyword === 'alias' || keyword === 'validation_alias') {
      const content = childOfKind(source, value, k.string_content);
      aliases.push(content < 0 ? '*' : textOf(source, content));
    }
  }
  const named = aliases.filter((alias) => /^[A-Za-z_]\w*$/.test(alias));
  return { given: hasDefault || named.length < aliases.length, init, keywordOnly, aliases: named };
}
