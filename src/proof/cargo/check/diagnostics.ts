import { isAbsolute, relative, resolve } from 'node:path';
import type { Diagnostic, DiagnosticSpan } from '../../../model/proof.ts';
import { printableLine } from '../../../process/index.ts';
import { fieldsOf, listOf, numberOf, parseLine, textOf, textsOf } from '../json.ts';

/** Where the files of a message are. */
export interface Places {
  /** Absolute: paths of spans are given below it. */
  readonly root: string;
  /** Absolute: rustc names files from here. */
  readonly workspace: string;
  /** Name of a package by the id that cargo gives it. */
  readonly names: ReadonlyMap<string, string>;
}

/** Sums up errors that were told already. */
const summary = /^(aborting due to|could not compile|\d+ (error|warning)s? emitted)/;

/**
 * The errors in cargo's JSON messages, each once although several targets compile the same file. The texts are rustc's
 * and, in them, the code's: made printable here.
 */
export function readDiagnostics(stdout: string, places: Places): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const line of stdout.split('\n')) {
    if (!line.startsWith('{')) continue;
    const entry = fieldsOf(parseLine(line));
    if (entry.reason !== 'compiler-message') continue;
    const diagnostic = readOne(entry, places);
    if (diagnostic === null) continue;
    const { code, message, spans } = diagnostic;
    const key = JSON.stringify([code, message, spans.filter((span) => span.primary).map(placeOf)]);
    if (!found.has(key)) found.set(key, diagnostic);
  }
  return [...found.values()];
}

const placeOf = ({ path, byte_start, byte_end }: DiagnosticSpan) => [path, byte_start, byte_end];

function readOne(entry: Readonly<Record<string, unknown>>, places: Places): Diagnostic | null {
  const said = fieldsOf(entry.message);
  const level = textOf(said.level);
  const message = printableLine(textOf(said.message).replace(/\s*\n\s*/g, ' '), 500);
  if (!level.startsWith('error') || summary.test(message)) return null;
  const code = textOf(fieldsOf(said.code).code);
  const target = fieldsOf(entry.target);
  const id = textOf(entry.package_id);
  return {
    level: 'error',
    code: code === '' ? null : printableLine(code, 100),
    message,
    spans: [
      ...listOf(said.spans).map((span) => readSpan(span, false, places)),
      ...listOf(said.children).flatMap((child) =>
        listOf(fieldsOf(child).spans).map((span) => readSpan(span, true, places)),
      ),
    ],
    package: places.names.get(id) ?? nameIn(id),
    target: { name: textOf(target.name), kinds: textsOf(target.kind) },
  };
}

/** `path+file:///a/b#name@1.0.0`, `…/name#1.0.0`, or `name 1.0.0 (path+file:///a/b)` of an older cargo. */
function nameIn(id: string): string {
  const name =
    /^([^ #/]+) \S+ \(/.exec(id)?.[1] ??
    /#([^@#]+)@/.exec(id)?.[1] ??
    /\/([^/#]+)#[^#]*$/.exec(id)?.[1];
  return printableLine(name ?? id, 200);
}

function readSpan(data: unknown, child: boolean, places: Places): DiagnosticSpan {
  const given = fieldsOf(data);
  const span = innermostBelow(given, places) ?? given;
  // Label, suggestion and rank are of the place that rustc speaks of, also where a macro made it.
  const { label, suggested_replacement, suggestion_applicability, is_primary } = given;
  const own = span === given;
  return {
    path: pathOf(span, places),
    byte_start: numberOf(span.byte_start),
    byte_end: numberOf(span.byte_end),
    line: numberOf(span.line_start),
    column: numberOf(span.column_start),
    primary: is_primary === true,
    label: typeof label === 'string' ? printableLine(label, 500) : null,
    // A replacement for text of a macro's definition does not fit where the macro is used.
    suggestion: own && typeof suggested_replacement === 'string' ? suggested_replacement : null,
    applicability:
      own && typeof suggestion_applicability === 'string' ? suggestion_applicability : null,
    child,
  };
}

/** The place itself, or the first use of a macro on the way out that lies below the root. */
function innermostBelow(
  span: Readonly<Record<string, unknown>>,
  places: Places,
): Readonly<Record<string, unknown>> | null {
  let at: Readonly<Record<string, unknown>> = span;
  for (let depth = 0; depth < 200; depth += 1) {
    if (!isAbsolute(pathOf(at, places))) return at;
    if (typeof at.expansion !== 'object' || at.expansion === null) return null;
    at = fieldsOf(fieldsOf(at.expansion).span);
  }
  return null;
}

/** Below the root with forward slashes; absolute where it lies elsewhere. */
function pathOf(span: Readonly<Record<string, unknown>>, { root, workspace }: Places): string {
  const name = textOf(span.file_name);
  if (name === '' || name.startsWith('<')) return `/${name}`;
  const file = resolve(workspace, name);
  const below = relative(root, file);
  return below === '' || below === '..' || below.startsWith('../') ? file : below;
}
