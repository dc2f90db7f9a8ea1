import { isBuiltin } from './builtins.ts';
import { plain } from './chain-values.ts';
import { docUse, proseUse } from './doc.ts';
import { k } from './kinds.ts';
import { type Literal, literalOf, looksLikeEnv } from './literals.ts';
import { resolveModule } from './modules.ts';
import { shellUse } from './shell.ts';
import { childrenOf, textOf } from './source.ts';
import { dottedPath } from './types.ts';
import { refer, type Visit } from './visit.ts';

const dotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?::[A-Za-z_][\w.]*)?$/;
const attributed = /^[A-Za-z_]\w*:[A-Za-z_]\w*$/;
/** Names of files look like dotted paths. */
const fileEnding =
  /\.(ya?ml|json|jsonl|txt|log|py|md|sh|toml|csv|com|org|io|net|html|parquet|safetensors|bin|png|jpg|wav|mp4|so|rs|go|cfg|ini|local|pt|gguf|tar|gz|zip)$/;
const metricWhole = /^[a-z][a-z0-9]*(?:_[a-z0-9]+){2,}$/;
const metricWords = /(?<![\w-])[a-z][a-z0-9]*(?:_[a-z0-9]+){2,}(?!\w)/g;
const envInText = /(?<![\w$])([A-Z][A-Z0-9]*_[A-Z0-9_]+)=|\$\{?([A-Z][A-Z0-9]*_[A-Z0-9_]+)/g;

function pathString(visit: Visit, { value, start, end }: Literal): void {
  if (fileEnding.test(value)) return;
  const path = value.replace(':', '.');
  const name = path.slice(path.lastIndexOf('.') + 1);
  const root = resolveModule(visit.reading, path);
  refer(
    visit,
    'string_path',
    name,
    { start: Math.max(start, end - name.length), end },
    plain(root),
  );
}

function wholeString(visit: Visit, literal: Literal): boolean {
  const { value } = literal;
  if (dotted.test(value) || (attributed.test(value) && value.includes('_'))) {
    pathString(visit, literal);
    return true;
  }
  if (looksLikeEnv(value)) refer(visit, 'env', value, literal, null);
  else if (metricWhole.test(value)) refer(visit, 'metric', value, literal, null);
  else return false;
  return true;
}

/** Names inside one stretch of a longer string. */
function piece(visit: Visit, from: number, to: number, braces: boolean): void {
  const text = visit.reading.source.text.slice(from, to);
  if (braces)
    for (const match of text.matchAll(metricWords)) {
      const start = from + match.index;
      refer(visit, 'metric', match[0], { start, end: start + match[0].length }, null);
    }
  if (!text.includes('=') && !text.includes('$')) return;
  for (const match of text.matchAll(envInText)) {
    const name = (match[1] ?? match[2])!;
    const start = from + match.index + match[0].indexOf(name);
    refer(visit, 'env', name, { start, end: start + name.length }, null);
  }
}

/** Stretches of a string that stand in the file, values put in left out. */
function contentsOf(visit: Visit, node: number): readonly number[] {
  const { source } = visit.reading;
  const out: number[] = [];
  for (let n = node + 1; n < source.next[node]!; n++) {
    if (source.kind[n] === k.interpolation) n = source.next[n]! - 1;
    else if (source.kind[n] === k.string_content) out.push(n);
  }
  return out;
}

/** A quoted annotation: the names in it are types. */
function quotedType(visit: Visit, { value, start }: Literal): void {
  if (value.length > 200) return;
  for (const match of value.matchAll(/[A-Za-z_][\w.]*/g)) {
    const [found] = match;
    if (isBuiltin(found) || found === 'None') continue;
    const path = dottedPath(visit.reading, visit.scope, found);
    if (path === null) continue;
    const name = path.slice(path.lastIndexOf('.') + 1);
    const end = start + match.index + found.length;
    const at = Math.max(start + match.index, end - name.length);
    refer(visit, 'type', name, { start: at, end }, plain(path));
  }
}

function inLiteralType(visit: Visit, node: number): boolean {
  const { source } = visit.reading;
  let levels = 0;
  for (let at = source.parent[node]!; at >= 0 && levels < 20; at = source.parent[at]!) {
    levels++;
    if (source.kind[at] !== k.generic_type && source.kind[at] !== k.subscript) continue;
    const [head] = childrenOf(source, at);
    if (head !== undefined && /(^|\.)(Literal|Annotated)$/.test(textOf(source, head))) return true;
    if (source.kind[source.parent[at]!] !== k.type) return false;
  }
  return false;
}

/** Notes what a string names: a path, a variable, metrics, a command, the names of a docstring. */
export function stringUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const parent = source.parent[node]!;
  if (visit.told.has(node) || source.kind[parent] === k.concatenated_string) return;
  if (source.kind[parent] === k.expression_statement) {
    docUse(visit, source.start[node]!, source.end[node]!);
    shellUse(visit, node, true);
    return;
  }
  const literal = literalOf(source, node);
  if (literal && node < visit.typeEnd) {
    if (!inLiteralType(visit, node)) quotedType(visit, literal);
    return;
  }
  if (literal && wholeString(visit, literal)) return;
  const contents = contentsOf(visit, node);
  if (source.end[node]! - source.start[node]! < 8) return;
  const started = shellUse(visit, node, false);
  const braces = contents.some((n) => textOf(source, n).includes('{'));
  for (const content of contents) {
    piece(visit, source.start[content]!, source.end[content]!, braces);
    if (!started) proseUse(visit, source.start[content]!, source.end[content]!);
  }
}
