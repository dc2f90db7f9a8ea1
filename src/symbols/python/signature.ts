import type { Parameter, Signature } from '../facts.ts';
import { decoratorsOf, mayChangeCall } from './decorators.ts';
import { f, k } from './kinds.ts';
import { parameterName, receiverOf } from './open-scope.ts';
import type { Reading } from './scopes.ts';
import { childIn, childrenOf, textOf } from './source.ts';

/** Rest and keyword-rest added: any call fits. `optional`: nor must any parameter be given. */
export function lenient(signature: Signature, optional: boolean): Signature {
  const parameters = signature.parameters.map((parameter) =>
    optional ? { ...parameter, required: false } : parameter,
  );
  const has = (kind: Parameter['kind']) => parameters.some((parameter) => parameter.kind === kind);
  const rest = { required: false, type: '' };
  if (!has('rest')) parameters.push({ name: 'args', kind: 'rest', ...rest });
  if (!has('keyword-rest')) parameters.push({ name: 'kwargs', kind: 'keyword-rest', ...rest });
  return { ...signature, parameters };
}

function isAsync(reading: Reading, node: number): boolean {
  return /^async\b/.test(
    reading.source.text.slice(reading.source.start[node], reading.source.start[node]! + 6),
  );
}

interface Written {
  readonly name: string;
  readonly type: string;
  readonly splat: '' | '*' | '**';
  readonly required: boolean;
}

function written(reading: Reading, node: number): Written | null {
  const { source } = reading;
  const name = parameterName(reading, node);
  if (name < 0) return null;
  const kind = source.kind[node];
  const inner = kind === k.typed_parameter ? childrenOf(source, node)[0]! : node;
  const splat =
    source.kind[inner] === k.list_splat_pattern
      ? '*'
      : source.kind[inner] === k.dictionary_splat_pattern
        ? '**'
        : '';
  const type = childIn(source, node, f.type);
  const optional =
    splat !== '' || kind === k.default_parameter || kind === k.typed_default_parameter;
  return {
    name: textOf(source, name),
    type: type < 0 ? '' : textOf(source, type),
    splat,
    required: !optional,
  };
}

/** Parameters in order, self and cls left out. */
function parametersOf(reading: Reading, node: number, skipFirst: boolean): Parameter[] {
  const { source } = reading;
  const list = childIn(source, node, f.parameters);
  if (list < 0) return [];
  const out: Parameter[] = [];
  let keywordOnly = false;
  let skip = skipFirst;
  for (const child of childrenOf(source, list)) {
    if (source.kind[child] === k.keyword_separator) {
      keywordOnly = true;
      continue;
    }
    if (source.kind[child] === k.positional_separator) {
      out.forEach((parameter, index) => {
        out[index] = { ...parameter, kind: 'positional-only' };
      });
      continue;
    }
    const parameter = written(reading, child);
    if (!parameter) continue;
    const { splat, ...rest } = parameter;
    if (skip && splat === '') {
      skip = false;
      continue;
    }
    skip = false;
    if (splat === '*') keywordOnly = true;
    const kind =
      splat === '**'
        ? 'keyword-rest'
        : splat === '*'
          ? 'rest'
          : keywordOnly
            ? 'keyword-only'
            : 'positional';
    out.push({ ...rest, kind });
  }
  return out;
}

const properties = new Set(['property', 'cached_property', 'abstractproperty', 'computed_field']);

/** True for a decorator that makes a method read without parentheses. */
function isPropertyName(name: string): boolean {
  return properties.has(name) || name.endsWith('_property');
}

/** Signature of a function or method. */
export function signatureOf(reading: Reading, node: number, inClass: boolean): Signature {
  const { source } = reading;
  const decorators = decoratorsOf(source, node);
  const receiver = receiverOf(reading, node, inClass);
  const returns = childIn(source, node, f.return_type);
  const property = decorators.some(({ name }) => isPropertyName(name));
  const signature: Signature = {
    parameters: parametersOf(reading, node, receiver !== null),
    returns: returns < 0 ? '' : textOf(source, returns),
    async: isAsync(reading, node),
    receiver: receiver === null ? 'none' : receiver === 'self' ? 'instance' : 'class',
    generics: 0,
    access: property ? 'property' : 'call',
  };
  const changed = decorators.some((decorator) => mayChangeCall(decorator, false));
  return changed && !property ? lenient(signature, true) : signature;
}

/** One signature that every call of some overloads fits. */
export function mergedSignature(signatures: readonly Signature[]): Signature | null {
  const [first, ...others] = signatures;
  if (!first) return null;
  return others.length === 0 ? first : lenient(first, true);
}
