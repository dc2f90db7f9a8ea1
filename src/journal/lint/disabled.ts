import type { JournalDocument, Span } from '../document/index.ts';
import type { LintRule } from './rule.ts';

/** Says whether a comment of the document keeps a problem of this rule out of the list. */
export type IsDisabled = (rule: LintRule, span: Span) => boolean;

const mark = 'dyn-journal-disable';
const directive = /^<!--\s*dyn-journal-disable-(next-line|file)(?![\w-])([\s\S]*?)-->$/;
const ruleId = /^J\d{3}$/;

interface Directive {
  /** The line that is meant, from 1; null: the whole file. */
  readonly line: number | null;
  /** Null: all rules. */
  readonly rules: ReadonlySet<string> | null;
}

/**
 * Reads `<!-- dyn-journal-disable-next-line J042 J050 -- why -->` and `disable-file`; without ids they mean every rule.
 * Rules that are marked `always` are never silenced.
 */
export function readDisabled(document: JournalDocument): IsDisabled {
  if (!document.text.includes(mark)) return () => false;
  const directives = document.comments.flatMap((comment) => readDirective(document, comment));
  return (rule, span) => {
    if (rule.always) return false;
    const { line } = document.position(span.start);
    return directives.some(
      (each) => (each.line ?? line) === line && (each.rules?.has(rule.id) ?? true),
    );
  };
}

function readDirective(document: JournalDocument, { start, end }: Span): Directive[] {
  const [, scope, rest = ''] = directive.exec(document.text.slice(start, end)) ?? [];
  if (scope === undefined) return [];
  const words = (rest.split(/--|:/)[0] ?? '').split(/[\s,]+/).filter((word) => word !== '');
  // A mistyped id must not silence everything.
  if (!words.every((word) => ruleId.test(word))) return [];
  const rules = words.length === 0 ? null : new Set(words);
  return [{ line: scope === 'file' ? null : nextLine(document, end), rules }];
}

/** The next line that holds something. */
function nextLine(document: JournalDocument, end: number): number {
  const { text } = document;
  const lineEnd = text.indexOf('\n', end);
  if (lineEnd < 0) return document.position(end).line;
  const rest = /\S/.exec(text.slice(lineEnd, lineEnd + 1000));
  return document.position(lineEnd + (rest?.index ?? 1)).line;
}
