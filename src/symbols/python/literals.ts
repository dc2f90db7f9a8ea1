import { k } from './kinds.ts';
import type { Reading } from './scopes.ts';
import { childOfKind, childrenOf, type Source, textOf } from './source.ts';

/** A string that stands wholly in the file. */
export interface Literal {
  readonly value: string;
  /** Offsets of the text between the quotes, of the first part where it has several. */
  readonly start: number;
  readonly end: number;
}

/** The string of a node; null for other nodes and for strings with values put in. */
export function literalOf(source: Source, node: number): Literal | null {
  if (node < 0) return null;
  if (source.kind[node] === k.concatenated_string) return joined(source, node);
  if (source.kind[node] !== k.string || childOfKind(source, node, k.interpolation) >= 0)
    return null;
  const content = childOfKind(source, node, k.string_content);
  if (content < 0) {
    const end = source.end[node]!;
    return { value: '', start: end, end };
  }
  return {
    value: textOf(source, content),
    start: source.start[content]!,
    end: source.end[content]!,
  };
}

function joined(source: Source, node: number): Literal | null {
  const parts = childrenOf(source, node).map((part) => literalOf(source, part));
  if (parts.some((part) => part === null)) return null;
  const [first] = parts;
  if (!first) return null;
  return { ...first, value: parts.map((part) => part!.value).join('') };
}

/** The string of a node, or of the module constant that it names. */
export function constantText(reading: Reading, node: number): string | null {
  const { source } = reading;
  if (node < 0 || source.kind[node] !== k.identifier) return literalOf(source, node)?.value ?? null;
  const origins = reading.root.names.get(textOf(source, node))?.origins ?? [];
  const [only] = origins;
  if (origins.length !== 1 || !only) return null;
  if (only.form === 'value') return literalOf(source, only.node)?.value ?? null;
  if (only.form !== 'annotated') return null;
  const item = reading.items.find((each) => each.type === only.node);
  return item ? (literalOf(source, item.value)?.value ?? null) : null;
}

/** True for a text that is the name of an environment variable. */
export function looksLikeEnv(text: string): boolean {
  return text.length >= 5 && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(text);
}
