/** What an annotation says of a value, read from its text. */
export interface AnnotatedType {
  /** Dotted name of the class. */
  readonly name: string;
  /** False for `type[X]`: the class itself. */
  readonly instance: boolean;
}

/** Longer annotations say nothing that helps. */
const longest = 400;
const deepest = 6;

/** Wrappers whose first argument is the type of the value. */
const first = new Set([
  'Optional',
  'Annotated',
  'Final',
  'ClassVar',
  'InitVar',
  'Required',
  'NotRequired',
  'ReadOnly',
  'Awaitable',
  'Mapped',
]);
const classOf = new Set(['type', 'Type']);
const generators = new Set([
  'Iterator',
  'Iterable',
  'Generator',
  'AsyncIterator',
  'AsyncIterable',
  'AsyncGenerator',
  'ContextManager',
  'AsyncContextManager',
  'AbstractContextManager',
  'AbstractAsyncContextManager',
]);

/** Parts of a text between separators that stand outside brackets and quotes. */
function splitOutside(text: string, separator: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '[' || char === '(') depth++;
    else if (char === ']' || char === ')') depth--;
    else if (char === separator && depth === 0) {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  out.push(text.slice(from));
  return out;
}

function unquoted(text: string): string {
  const quoted = /^(['"])([^'"]*)\1$/.exec(text);
  return quoted ? quoted[2]!.trim() : text;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `entered`: the value is what a context manager made of a generator gives. */
export function typeFromText(written: string, entered: boolean, depth = 0): AnnotatedType | null {
  if (written.length > longest || depth > deepest) return null;
  const text = unquoted(written.trim());
  if (/^[A-Za-z_][\w.]*$/.test(text)) return { name: text, instance: true };
  const options = splitOutside(text, '|').map((part) => part.trim());
  if (options.length > 1) return onlyType(options, entered, depth);
  const subscripted = /^([A-Za-z_][\w.]*)\s*\[([\s\S]*)\]$/.exec(text);
  if (!subscripted) return null;
  const name = subscripted[1]!;
  const wrapper = lastPart(name);
  const parts = splitOutside(subscripted[2]!, ',');
  if (first.has(wrapper)) return typeFromText(parts[0]!, entered, depth + 1);
  if (wrapper === 'Union') return onlyType(parts, entered, depth);
  if (wrapper === 'Coroutine') return typeFromText(parts[2] ?? '', entered, depth + 1);
  if (entered && generators.has(wrapper)) return typeFromText(parts[0]!, false, depth + 1);
  if (classOf.has(wrapper)) {
    const inner = typeFromText(parts[0]!, false, depth + 1);
    return inner ? { ...inner, instance: false } : null;
  }
  if (containers.has(wrapper)) return null;
  // A generic class of some module: `Cache[str]` is a Cache.
  return { name, instance: true };
}

const containers = new Set([
  'list',
  'List',
  'dict',
  'Dict',
  'set',
  'Set',
  'frozenset',
  'FrozenSet',
  'tuple',
  'Tuple',
  'Sequence',
  'Mapping',
  'MutableMapping',
  'Callable',
  'Literal',
  'Collection',
  'Deque',
  'DefaultDict',
  'defaultdict',
  'deque',
  ...generators,
]);

const keyed = new Set([
  'dict',
  'Dict',
  'Mapping',
  'MutableMapping',
  'defaultdict',
  'DefaultDict',
  'OrderedDict',
]);
const noElements = new Set(['Callable', 'Literal', 'ContextManager', 'AsyncContextManager']);

/** How an element is taken: by a loop, by `values()` or `items()`, by an index. */
export type Taking = 'item' | 'value' | 'index';

/** Annotation of the elements of a container, by the container's annotation; null where it has none. */
export function elementText(written: string, taking: Taking, depth = 0): string | null {
  if (written.length > longest || depth > deepest) return null;
  const text = unquoted(written.trim());
  const options = splitOutside(text, '|').filter((part) => part.trim() !== 'None');
  if (options.length !== 1) return null;
  const subscripted = /^([A-Za-z_][\w.]*)\s*\[([\s\S]*)\]$/.exec(options[0]!.trim());
  if (!subscripted) return null;
  const wrapper = lastPart(subscripted[1]!);
  const parts = splitOutside(subscripted[2]!, ',');
  if (first.has(wrapper)) return elementText(parts[0]!, taking, depth + 1);
  if (keyed.has(wrapper)) return (taking === 'item' ? parts[0] : parts[1]) ?? null;
  if (taking === 'value' || !containers.has(wrapper) || noElements.has(wrapper)) return null;
  const one = parts.length === 1 || (/^[tT]uple$/.test(wrapper) && parts[1]?.trim() === '...');
  return one || /Generator$/.test(wrapper) ? parts[0]! : null;
}

function onlyType(
  options: readonly string[],
  entered: boolean,
  depth: number,
): AnnotatedType | null {
  const named = options.filter((option) => option.trim() !== 'None' && option.trim() !== '');
  return named.length === 1 ? typeFromText(named[0]!, entered, depth + 1) : null;
}
