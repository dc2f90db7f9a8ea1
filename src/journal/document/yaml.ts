import { isAlias, isMap, isNode, isScalar, type Node, type Pair, parseDocument } from 'yaml';
import type { Field, FrontmatterProblem, Span } from './document.ts';

interface Read {
  readonly fields: readonly Field[];
  readonly problems: readonly FrontmatterProblem[];
}

const conflictMark = /^(?:<{7}|>{7}|={7}|\|{7})(?= |\r?$)/m;

/** Keys, aliases and errors by the ten thousand take YAML minutes. */
const longest = 2 ** 16;

/** The fields of frontmatter that may be any YAML, read by its core schema: dates stay strings. */
export function readYaml(text: string, content: Span): Read {
  const source = text.slice(content.start, content.end);
  const problems: FrontmatterProblem[] = [];
  const note = (code: FrontmatterProblem['code'], message: string, start: number, end: number) =>
    problems.push({
      code,
      message,
      span: { start: content.start + start, end: content.start + end },
    });
  const conflict = conflictMark.exec(source);
  if (conflict) {
    const { index } = conflict;
    const message = 'Frontmatter holds marks of a merge conflict, expected it resolved';
    note('merge-conflict', message, index, index + 7);
    return { fields: [], problems };
  }
  if (source.length > longest) {
    note('invalid', `Frontmatter is no YAML: it is longer than ${longest} characters`, 0, 1);
    return { fields: [], problems };
  }
  const document = parse(source);
  if (!document) {
    note(
      'invalid',
      'Frontmatter is nested too deep, expected lines such as "status: active"',
      0,
      1,
    );
    return { fields: [], problems };
  }
  for (const { message, pos } of document.errors)
    note('invalid', `Frontmatter is no YAML: ${message}`, pos[0], Math.max(...pos));
  const { contents } = document;
  if (contents === null) return { fields: [], problems };
  if (!isMap(contents)) {
    const message = 'Frontmatter is no mapping, expected lines such as "status: active"';
    note('not-a-mapping', message, 0, source.trimEnd().length);
    return { fields: [], problems };
  }
  const fields: Field[] = [];
  const keys = new Set<string>();
  for (const pair of contents.items) {
    try {
      const field = fieldOf(source, content.start, pair, (node) => node.toJS(document));
      if (!field) continue;
      if (keys.has(field.key)) {
        const { start, end } = field.keySpan;
        const message = `Frontmatter has "${field.key}" twice, expected it once`;
        note('duplicate-key', message, start - content.start, end - content.start);
      }
      keys.add(field.key);
      fields.push(field);
    } catch (error) {
      // Aliases that grow without bounds are refused only when they are followed.
      const message = error instanceof Error ? error.message : String(error);
      note('invalid', `Frontmatter cannot be read: ${message}`, 0, source.trimEnd().length);
    }
  }
  return { fields, problems };
}

function parse(source: string) {
  try {
    return parseDocument(source, {
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function fieldOf(
  source: string,
  offset: number,
  pair: Pair<unknown, unknown>,
  toData: (node: Node) => unknown,
): Field | undefined {
  const { key, value } = pair;
  if (!isScalar(key) || !key.range) return undefined;
  const keySpan = { start: offset + key.range[0], end: offset + key.range[1] };
  const name = key.type === 'PLAIN' ? (key.source ?? '') : String(key.value);
  const node = isNode(value) ? value : undefined;
  if (!node?.range) {
    const start = afterColon(source, key.range[1]);
    const valueSpan = { start: offset + start, end: offset + start };
    return { key: name, keySpan, valueSpan, value: null, style: 'empty' };
  }
  const [start, stop] = node.range;
  const end = start + source.slice(start, stop).trimEnd().length;
  const style = styleOf(node, end === start);
  const at = style === 'empty' ? afterColon(source, key.range[1]) : start;
  const valueSpan = { start: offset + at, end: offset + (style === 'empty' ? at : end) };
  return { key: name, keySpan, valueSpan, value: toData(node), style };
}

function styleOf(node: Node, empty: boolean): Field['style'] {
  if (isAlias(node)) return 'plain';
  if (!isScalar(node)) return 'collection';
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return 'quoted';
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return 'block';
  return empty ? 'empty' : 'plain';
}

/** Where the value of a key would be written: behind the colon and its blank. */
function afterColon(source: string, keyEnd: number): number {
  const colon = source.indexOf(':', keyEnd) + 1;
  return source.charCodeAt(colon) === 32 ? colon + 1 : colon;
}
