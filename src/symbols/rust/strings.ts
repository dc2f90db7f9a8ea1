import { stringAt } from './cursor.ts';
import { define, refer } from './emit.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';
import { pathOf } from './values.ts';

const variable = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]$/;

const metric = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;

/** True for texts that look like the name of an environment variable. */
export function isVariable(text: string): boolean {
  return text.length >= 5 && variable.test(text);
}

/** True for texts that look like the name of a metric. */
export function isMetric(text: string): boolean {
  return metric.test(text);
}

/** Records what a string literal names: an environment variable, a metric. */
export function readString(r: Reader, at: number): void {
  const length = r.t.end[at]! - r.t.start[at]!;
  if (r.quiet || length < 7 || at === r.read) return;
  const text = stringAt(r.t, at);
  if (isVariable(text)) refer(r, 'env', at, pathOf(text), text);
  else if (length > 9) readMetrics(r, at, text);
}

/** Names of metrics in a text: with our prefix, or before the braces of a query. */
function readMetrics(r: Reader, at: number, text: string): void {
  if (!text.includes('dynamo_') && !text.includes('{')) return;
  const found = new Set<string>();
  for (const match of text.matchAll(/\bdynamo_[a-z0-9_]*[a-z0-9](?![\w:]|=[a-z])/g))
    found.add(match[0]);
  for (const match of text.matchAll(
    /\b([a-z][a-z0-9]*_[a-z0-9_]*[a-z0-9])\{{1,2}[a-z_]{1,40}=~?\\?"/g,
  ))
    found.add(match[1]!);
  for (const name of found) refer(r, 'metric', at, pathOf(name), name);
}

/** Records that the program reads the environment variable `name`, named at token `at`. */
export function defineVariable(r: Reader, at: number, name: string, deprecated: boolean): void {
  if (r.quiet) return;
  define(r, at, at, { kind: 'env_var', name, path: name, owner: r.place.module.path, deprecated });
}

/** True when the text right behind a read says that the variable is deprecated. */
export function warnsOnly(r: Reader, at: number, name: string): boolean {
  const from = r.t.end[at]!;
  const text = r.t.text.slice(from, from + 400);
  const next = text.search(/env::var|\n\s*\n/);
  const near = next < 0 ? text : text.slice(0, next);
  const said = near.search(/"[^"]*deprecated/i);
  return said >= 0 && (near.includes(name) || said < 200);
}

/** The literal that a call gets first, through a reference or a constant of this file; the read is recorded. */
export function readVariable(r: Reader, open: number, resolved: (at: number) => string): void {
  let at = open + 1;
  while (r.t.kind[at] === 38) at++;
  const literal = r.t.kind[at] === kinds.string;
  const name = literal ? stringAt(r.t, at) : (r.texts.get(resolved(at)) ?? '');
  if (!literal && !isVariable(name)) return;
  if (!/^[A-Za-z_]\w*$/.test(name)) return;
  if (literal) r.read = at;
  defineVariable(r, at, name, warnsOnly(r, at, name));
}
