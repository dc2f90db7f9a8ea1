import type { Field, Span } from './document.ts';
import { lineEnd } from './lines.ts';
import { plainValue } from './scalar.ts';

const key = /([A-Za-z_][A-Za-z0-9_.-]*):(?= |$|\r)/my;
/** ASCII, no backslash; a colon only inside of a word, as URLs have it, a number sign only behind something. */
const plain = /^[A-Za-z0-9_./~(+-](?:[ !"$-9;-[\]-~]|:(?=[^ ,[\]{}])|(?<=[^ ])#)*$/;
const quoted = /^(?:"[ !#-[\]-~]*"|'[ -&(-~]*')$/;
/** A word or a path, or a text in quotes; with what follows it in a list. */
const item =
  /(?:([A-Za-z_./][\w./*+~()-]*(?: [\w./*+~()-]+)*)|"([ !#-[\]-~]*)"|'([ -&(-~]*)') *(,|$)/y;

/**
 * Fields of frontmatter whose every line is `key: scalar` or `key: [word, "text"]`. Most frontmatter is, and YAML's whole
 * grammar costs a hundred times as much. Undefined for anything else.
 */
export function readPlainFields(
  text: string,
  start: number,
  stop: number,
): readonly Field[] | undefined {
  const fields: Field[] = [];
  const keys = new Set<string>();
  let at = start;
  while (at < stop) {
    const end = Math.min(lineEnd(text, at), stop);
    if (end > at && text.charCodeAt(at) !== 35) {
      key.lastIndex = at;
      const found = key.exec(text)?.[1];
      if (found === undefined || keys.has(found)) return undefined;
      const field = fieldOf(text, found, at, end);
      if (!field) return undefined;
      keys.add(found);
      fields.push(field);
    }
    at = text.indexOf('\n', end) + 1;
    if (at === 0) break;
  }
  return fields.length > 0 ? fields : undefined;
}

function fieldOf(text: string, name: string, at: number, end: number): Field | undefined {
  const keySpan = { start: at, end: at + name.length };
  let start = keySpan.end + 1;
  let stop = end;
  while (start < stop && text.charCodeAt(start) === 32) start++;
  while (stop > start && text.charCodeAt(stop - 1) === 32) stop--;
  if (start === stop) return undefined;
  const read = readValue(text.slice(start, stop));
  const valueSpan: Span = { start, end: stop };
  return read && { key: name, keySpan, valueSpan, ...read };
}

function readValue(written: string): Pick<Field, 'value' | 'style'> | undefined {
  if (quoted.test(written)) return { value: written.slice(1, -1), style: 'quoted' };
  if (written.startsWith('[')) {
    const value = readList(written);
    return value && { value, style: 'collection' };
  }
  if (written === '-' || written.startsWith('- ')) return undefined;
  if (!plain.test(written)) return undefined;
  return { value: plainValue(written), style: 'plain' };
}

function readList(written: string): readonly unknown[] | undefined {
  if (!written.endsWith(']')) return undefined;
  const items = written.slice(1, -1).trim();
  const values: unknown[] = [];
  let at = 0;
  while (at < items.length) {
    item.lastIndex = at;
    const found = item.exec(items);
    if (!found) return undefined;
    const [all, word, double, single = ''] = found;
    values.push(word === undefined ? (double ?? single) : plainValue(word));
    at += all.length;
    while (items.charCodeAt(at) === 32) at++;
  }
  return items.endsWith(',') ? undefined : values;
}
