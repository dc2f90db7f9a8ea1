import {
  dotted,
  fieldsOf,
  isClearEnvName,
  isDottedPath,
  isMetricName,
  looksLikeCommand,
  type Reading,
  readMentions,
  refer,
  type Source,
  slice,
  spanOf,
  unknownCommand,
} from '../text/index.ts';

/** Code within a line: in backticks, in HTML, or as what a component documents. */
const code = /(?<!`)(`{1,3})(?!`)([^`]+)\1(?!`)|<code>([^<]+)<\/code>|\b(?:path|name)="([^"]+)"/g;

/** A longer line is data. */
const longest = 20_000;

/** Reads a line of prose: what its code says, and flags and variables named without any marks. */
export function readProse(line: Source, reading: Reading): void {
  if (line.text.length > longest || !/[`<"_]|--/.test(line.text)) return;
  let at = 0;
  for (const match of line.text.matchAll(code)) {
    const text = match[2] ?? match[3] ?? match[4]!;
    const from = match.index + match[0].indexOf(text);
    mention(slice(line, at, match.index), reading);
    readCode(slice(line, from, from + text.length), reading);
    at = match.index + match[0].length;
  }
  mention(slice(line, at, line.text.length), reading);
}

function mention(text: Source, reading: Reading): void {
  if (/--[a-z]|[A-Z]_[A-Z]|dynamo_/.test(text.text)) readMentions(text, reading);
}

/** Reads a piece of code in prose. */
function readCode(source: Source, reading: Reading): void {
  const { text } = source;
  const variable = /^\$?\{?(_?[A-Z][A-Z0-9_]+)\}?(=|$)/.exec(text);
  if (text.startsWith('-')) readFlags(source, reading);
  else if (/\s/.test(text) && looksLikeCommand(text)) reading.embedded('sh', source, reading);
  else if (variable && isClearEnvName(variable[1]!)) {
    const from = text.indexOf(variable[1]!);
    const to = from + variable[1]!.length;
    refer(reading, 'env', variable[1]!, spanOf(source, from, to));
    mention(slice(source, to, text.length), reading);
  } else {
    const metric = isMetricName(text);
    if (metric) refer(reading, 'metric', text, spanOf(source, 0, text.length));
    if (!readName(source, reading) && !metric) readMentions(source, reading);
  }
}

function readFlags(source: Source, reading: Reading): void {
  const options = { folder: '', test: reading.test, doc: true };
  for (const word of fieldsOf(source)) {
    const command = unknownCommand([word], options);
    if (command) reading.found.commands.push(command);
  }
}

/** `a.b.c`, `f()`, `a::b`, `a_b`, `AbCd`: a name of some language; false for anything else. */
function readName(source: Source, reading: Reading): boolean {
  const match = /^([A-Za-z_][\w.:]*)(?:\(.*\))?$/.exec(source.text);
  const path = match?.[1];
  if (!path || path.length > 200) return false;
  const called = source.text.length > path.length;
  const ours = path.includes('::') || isDottedPath(path);
  if (!called && !ours && !/[a-z0-9]_[a-z0-9]|[a-z][A-Z]/.test(path)) return false;
  const name = path.includes('::') ? path.slice(path.lastIndexOf(':') + 1) : dotted(path).name;
  if (!/^\w+$/.test(name)) return false;
  const known = ours && !/^[A-Z]/.test(path);
  refer(reading, 'doc', name, spanOf(source, path.length - name.length, path.length), {
    target: known ? { root: path, instance: false, steps: [] } : null,
  });
  return true;
}
