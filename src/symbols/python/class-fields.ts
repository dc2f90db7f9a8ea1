import type { Parameter, Signature } from '../facts.ts';
import { decoratorsOf, makesDataclass } from './decorators.ts';
import { type FieldValue, fieldValue } from './field-value.ts';
import { f, k } from './kinds.ts';
import { bindingOf, type ClassFacts, type FieldPlace, type Reading } from './scopes.ts';
import { lenient } from './signature.ts';
import { childIn, childrenOf, type Source, textOf } from './source.ts';

export type FieldStyle = 'dataclass' | 'pydantic' | 'tuple' | 'struct' | 'dict' | 'attrs';

const markers = new Map<string, FieldStyle>([
  ['BaseModel', 'pydantic'],
  ['BaseSettings', 'pydantic'],
  ['NamedTuple', 'tuple'],
  ['Struct', 'struct'],
  ['TypedDict', 'dict'],
]);
/** Bases that add neither fields nor a constructor. */
const neutral = new Set(['ABC', 'Generic', 'Protocol', 'object']);

interface BaseNames {
  readonly names: readonly string[];
  readonly keywords: ReadonlyMap<string, string>;
}

/** Bases of a class as written without type arguments, and its keyword arguments. */
export function basesOf(source: Source, node: number): BaseNames {
  const list = childIn(source, node, f.superclasses);
  const names: string[] = [];
  const keywords = new Map<string, string>();
  if (list < 0) return { names, keywords };
  for (const child of childrenOf(source, list)) {
    if (source.kind[child] === k.keyword_argument) {
      const [name, value] = childrenOf(source, child);
      if (name !== undefined && value !== undefined)
        keywords.set(textOf(source, name), textOf(source, value));
      continue;
    }
    const subscripted = source.kind[child] === k.subscript;
    const named = subscripted ? childIn(source, child, f.value) : child;
    const simple = source.kind[named] === k.identifier || source.kind[named] === k.attribute;
    names.push(simple ? textOf(source, named).replace(/\s+/g, '') : '?');
  }
  return { names, keywords };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** How a class makes its constructor from its fields, itself or by a base of the same file; null when it does not. */
function styleOf(reading: Reading, facts: ClassFacts, depth = 0): FieldStyle | null {
  const decorators = decoratorsOf(reading.source, facts.node);
  const made = decorators.find(makesDataclass);
  if (made) return /^attrs?\b|^define$|^frozen$|^mutable$/.test(made.full) ? 'attrs' : 'dataclass';
  if (depth > 6) return null;
  for (const name of basesOf(reading.source, facts.node).names) {
    const marker = markers.get(lastPart(name));
    if (marker) return marker;
    const origin = bindingOf(facts.outer, name)?.binding.origins[0];
    if (origin?.form !== 'class') continue;
    const base = reading.classes.find((each) => each.node === origin.node);
    const style = base && base !== facts ? styleOf(reading, base, depth + 1) : null;
    if (style && style !== 'dataclass' && style !== 'attrs') return style;
  }
  return null;
}

/** True when bases may add fields of their own. */
function inherits(reading: Reading, facts: ClassFacts): boolean {
  return basesOf(reading.source, facts.node).names.some((name) => {
    const last = lastPart(name);
    return !neutral.has(last) && !markers.has(last);
  });
}

interface Options {
  readonly style: FieldStyle;
  readonly keywordOnly: boolean;
  readonly total: boolean;
}

function optionsOf(reading: Reading, facts: ClassFacts, style: FieldStyle): Options {
  const { source } = reading;
  const { keywords } = basesOf(source, facts.node);
  const made = decoratorsOf(source, facts.node).find(makesDataclass);
  const text = made && made.call >= 0 ? textOf(source, made.call) : '';
  const marked = /\bkw_only\s*=\s*True/.test(text) || keywords.get('kw_only') === 'True';
  return {
    style,
    keywordOnly: marked || style === 'pydantic' || style === 'dict',
    total: keywords.get('total') !== 'False',
  };
}

function parameterOf(
  name: string,
  type: string,
  value: FieldValue,
  keywordOnly: boolean,
  options: Options,
): Parameter[] {
  const optional = value.given || (options.style === 'dict' && !options.total);
  const required = !optional && !/\bNotRequired\b/.test(type);
  const kind = keywordOnly || value.keywordOnly ? 'keyword-only' : 'positional';
  const own = { name, kind, required: required && value.aliases.length === 0, type } as const;
  const others = value.aliases.map(
    (alias) => ({ name: alias, kind: 'keyword-only', required: false, type }) as const,
  );
  return [own, ...others];
}

function fieldParameters(reading: Reading, facts: ClassFacts, options: Options): Parameter[] {
  const out: Parameter[] = [];
  let { keywordOnly } = options;
  for (const [name, places] of facts.fields) {
    const place = places.find((each) => each.type >= 0) ?? places[0]!;
    const type = place.type < 0 ? '' : textOf(reading.source, place.type);
    if (/\bKW_ONLY\b/.test(type)) keywordOnly = true;
    if (!isField(reading, place, name, type, options.style)) continue;
    const value = fieldValue(reading.source, place.value, options.style);
    const shown = options.style === 'attrs' ? name.replace(/^_+/, '') : name;
    if (value.init) out.push(...parameterOf(shown, type, value, keywordOnly, options));
  }
  // The names that must be given by keyword stand behind all others, as Python puts them.
  return [
    ...out.filter((parameter) => parameter.kind !== 'keyword-only'),
    ...out.filter((parameter) => parameter.kind === 'keyword-only'),
  ];
}

function isField(
  reading: Reading,
  place: FieldPlace,
  name: string,
  type: string,
  style: FieldStyle,
): boolean {
  if (/\b(ClassVar|KW_ONLY)\b/.test(type)) return false;
  if (style === 'pydantic' && (name.startsWith('_') || name === 'model_config')) return false;
  if (place.type >= 0) return true;
  // The old attrs style has no annotations.
  if (style !== 'attrs' || place.value < 0) return false;
  return /^attrs?\.(ib|attrib|field)\b/.test(textOf(reading.source, place.value));
}

/** The constructor that the fields of a class make; null for a class that has none of its own. */
export function fieldSignature(reading: Reading, facts: ClassFacts): Signature | null {
  const style = styleOf(reading, facts);
  if (!style) return null;
  const signature: Signature = {
    parameters: fieldParameters(reading, facts, optionsOf(reading, facts, style)),
    returns: '',
    async: false,
    receiver: 'none',
    generics: 0,
    access: 'call',
  };
  const extra = facts.fields.get('model_config')?.[0]?.value ?? -1;
  const config = extra >= 0 ? textOf(reading.source, extra) : '';
  // What pydantic does not know it passes over in silence, unless the model forbids it.
  const takesMore = style === 'pydantic' ? !/extra\W+forbid\b/.test(config) : false;
  return takesMore || inherits(reading, facts) ? lenient(signature, false) : signature;
}
