import { f, k } from './kinds.ts';
import { childIn, childrenOf, type Source, textOf } from './source.ts';

export interface Decorator {
  /** As written without arguments: `functools.wraps`. */
  readonly full: string;
  /** Its last part. */
  readonly name: string;
  /** The call's node, -1 for a bare name. */
  readonly call: number;
  readonly node: number;
}

/** Decorators of a function or class, in source order. */
export function decoratorsOf(source: Source, node: number): readonly Decorator[] {
  const above = source.parent[node]!;
  if (above < 0 || source.kind[above] !== k.decorated_definition) return [];
  const out: Decorator[] = [];
  for (const child of childrenOf(source, above)) {
    if (source.kind[child] !== k.decorator) continue;
    const [inner] = childrenOf(source, child);
    if (inner === undefined) continue;
    const isCall = source.kind[inner] === k.call;
    const named = isCall ? childIn(source, inner, f.function) : inner;
    const full = named < 0 ? '' : textOf(source, named).replace(/\s+/g, '');
    const name = full.slice(full.lastIndexOf('.') + 1);
    out.push({ full, name, call: isCall ? inner : -1, node: child });
  }
  return out;
}

/** Decorators of a function that leave its call as it is. */
const harmless = new Set([
  'wraps',
  'lru_cache',
  'cache',
  'property',
  'cached_property',
  'abstractproperty',
  'abstractmethod',
  'staticmethod',
  'classmethod',
  'override',
  'overload',
  'final',
  'typechecked',
  'no_type_check',
  'contextmanager',
  'asynccontextmanager',
  'no_grad',
  'inference_mode',
  'enable_grad',
  'coroutine',
  'deprecated',
  'retry',
  'backoff',
  'on_exception',
  'field_validator',
  'model_validator',
  'validator',
  'root_validator',
  'field_serializer',
  'model_serializer',
  'computed_field',
  'validate_call',
  'hookimpl',
  'setter',
  'getter',
  'deleter',
  'annotate',
  'nvtx_annotate',
  'range_decorator',
  'singledispatch',
  'total_ordering',
  'fixture',
  'route',
  // Routes of web frameworks hand the function back.
  'get',
  'post',
  'put',
  'delete',
  'websocket',
  'on_event',
  'middleware',
  'exception_handler',
  'skip',
  'skipIf',
  'skipUnless',
  'expectedFailure',
  'asyncio',
]);

/** Decorators of a class that leave its constructor and its members as they are. */
const harmlessOfClass = new Set([
  'final',
  'runtime_checkable',
  'total_ordering',
  'unique',
  'verify',
  'deprecated',
  'skip',
  'skipIf',
  'skipUnless',
]);

/** Names of decorators that write a constructor from the fields. */
const dataclassNames = new Set([
  'dataclass',
  'pydantic_dataclass',
  'attrs',
  'attrs.define',
  'attr.define',
  'define',
  'mutable',
  'frozen',
  'attr.s',
  'attr.dataclass',
  'dataclass_transform',
]);

/** Whether a decorator makes a class one of fields. */
export function makesDataclass(decorator: Decorator): boolean {
  return dataclassNames.has(decorator.name) || dataclassNames.has(decorator.full);
}

/** Whether calls of a decorated function may look other than its parameters say. */
export function mayChangeCall(decorator: Decorator, ofClass: boolean): boolean {
  const { full, name } = decorator;
  if (full.startsWith('pytest.') || /^(mark|typing|t|abc|unittest)\./.test(full)) return false;
  if (ofClass) return !harmlessOfClass.has(name) && !makesDataclass(decorator);
  if (name.includes('retry') || name.includes('deprecat')) return false;
  return !harmless.has(name);
}
