import type { RedactReport } from '../../model/journal-read.ts';
import { toJson } from '../../model/json.ts';
import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { withList } from '../json-list.ts';
import type { Reporter } from '../reporter.ts';

/** The text itself, byte for byte; where the file was to be replaced, what was done. */
export const reportRedactText: Reporter<RedactReport> = (report, { applied }) => {
  const { path, redactions, text } = report;
  if (applied !== true) return text;
  const lines = redactions.map(
    ({ rule, line, column }) => `${printable(path ?? 'stdin')}:${line}:${column}: ${rule}`,
  );
  const done =
    redactions.length === 0
      ? 'nothing to redact'
      : `${countOf(redactions.length, 'place')} redacted`;
  return `${[...lines, `${printable(path ?? 'stdin')}: ${done}`].join('\n')}\n`;
};

/** `dyn-journal/redact@1`, one place per line. */
export const reportRedactJson: Reporter<RedactReport> = ({ redactions, ...head }) =>
  withList(
    head,
    'redactions',
    redactions.map((each) => toJson(each)),
  );
