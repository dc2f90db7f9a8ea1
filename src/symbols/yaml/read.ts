import { type Document, parseAllDocuments } from 'yaml';
import { type Comment, type Reading, readComments, type Source, slice } from '../text/index.ts';
import { readLines } from './lines.ts';
import { withoutTags } from './templates.ts';
import { readNode } from './tree.ts';

/** Larger files take seconds to parse: their lines say enough. */
const largest = 500_000;

/** What a file must hold somewhere to be worth reading. */
const hints =
  /--[a-zA-Z]|\benv|environment|\b(command|args|entrypoint|run|cmd|script|expr|query|module)\b|[a-z]_(total|seconds|bytes|count)\b|dynamo[_.]|[A-Z]_[A-Z]|\bpython/;

/** Descriptions of what manifests may hold, thousands of lines long, hold none of it. */
const schema = /^(kind: CustomResourceDefinition|openapi: |swagger: )/m;

/** Reads YAML: what containers, services and steps run, with which flags and variables; queries; paths of modules. */
export function readYaml(source: Source, reading: Reading): void {
  const { text } = source;
  if (!hints.test(text) || schema.test(text.slice(0, 3000))) return;
  const plain = withoutTags(text);
  if (text.includes('#')) readComments(source, commentsOf(text), reading);
  if (text.length > largest) {
    readLines(source, plain, reading);
    return;
  }
  for (const document of documentsOf(plain)) {
    const before = lengths(reading);
    if (document.errors.length === 0 && readTree(document, source, reading)) continue;
    reading.found.damaged = true;
    cut(reading, before);
    const [from, , to] = document.range ?? [0, 0, text.length];
    readLines(slice(source, from, to), plain.slice(from, to), reading);
  }
}

/** Lines that are comments: what stands behind a value says little. */
function commentsOf(text: string): Comment[] {
  const out: Comment[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ \t]*#[^\n]*/gm)) {
    const to = index + line.length;
    out.push({ from: to - line.trimStart().length, to });
  }
  return out;
}

function documentsOf(text: string): readonly Document.Parsed[] {
  const options = {
    schema: 'failsafe',
    strict: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  } as const;
  try {
    const documents = parseAllDocuments(text, options);
    return Array.isArray(documents) ? documents : [];
  } catch {
    // Nested too deep for the parser's stack.
    return [{ errors: ['too deep'], range: [0, text.length, text.length] } as never];
  }
}

function readTree(document: Document.Parsed, source: Source, reading: Reading): boolean {
  if (document.contents === null) return true;
  try {
    readNode(document.contents, '', { source, document, reading });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function lengths({ found }: Reading): readonly [number, number] {
  return [found.commands.length, found.references.length];
}

function cut({ found }: Reading, [commands, references]: readonly [number, number]): void {
  found.commands.length = commands;
  found.references.length = references;
}
