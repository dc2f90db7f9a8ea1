import type { Change, Confidence, MissedCaller } from '../../model/callers.ts';
import { printable } from '../../model/printable.ts';
import type { Page } from '../page.ts';
import type { Style } from '../paint.ts';
import { columnsOf, wrap } from '../wrap.ts';
import { clip, type Ink, sayOrigin, sayPlaces, titleOf } from './change.ts';
import { type ChangeGroup, sayCandidates } from './view.ts';

const titleInk: Ink = { code: (text) => `\`${printable(text)}\``, plain: printable };
/** Names as they are, for where a quote would only be in the way. */
export const plainInk: Ink = { code: printable, plain: printable };

const styles: Readonly<Record<Confidence, Style>> = {
  certain: 'red',
  likely: 'yellow',
  ambiguous: 'dim',
};

/** Ambiguous places stand apart, under a title that says it. */
const labelOf = ({ confidence }: MissedCaller): string =>
  confidence === 'ambiguous' ? '' : confidence.padEnd(9);

/** Below this width a column for the confidence leaves no room for sentences. */
const roomy = 60;
const indentOf = (finding: MissedCaller, { width }: Page): number =>
  width < roomy || labelOf(finding) === '' ? 4 : 11;

function headline(finding: MissedCaller, page: Page): string[] {
  const { path, line, column, confidence, context, message } = finding;
  const { width, paint } = page;
  const indent = indentOf(finding, page);
  const label = labelOf(finding);
  const place = `${printable(path)}:${line}:${column}`;
  const start = `  ${paint(styles[confidence], label)}${paint('cyan', place)}`;
  const said = printable(message);
  const room = width - columnsOf(label) - columnsOf(place) - 2;
  const below = (text: string) => wrap(text, width, ' '.repeat(indent), indent);
  if (room >= columnsOf(context) + columnsOf(said) + 4) return [`${start}  ${context}  ${said}`];
  if (room >= columnsOf(context) + 2) return [`${start}  ${context}`, ...below(said)];
  return [start, ...below(`${context}: ${said}`)];
}

function describePlace(finding: MissedCaller, page: Page): string[] {
  const { width, verbose, paint } = page;
  const { text, symbol, kind, id } = finding;
  const indent = indentOf(finding, page);
  const under = (first: string, said: string) =>
    wrap(said, width, `${' '.repeat(indent)}${first}`, indent + 2);
  const source = printable(verbose ? text : clip(text));
  const candidates = sayCandidates(finding, printable, verbose);
  return [
    ...headline(finding, page),
    ...(source === '' ? [] : under('', source).map((line) => paint('dim', line))),
    ...(candidates === '' ? [] : under('may mean: ', candidates)),
    ...(verbose ? under('', `${kind} of ${printable(symbol)}, id ${printable(id)}`) : []),
  ];
}

function details({ language, kind, since, id }: Change, { verbose }: Page): string[] {
  if (!verbose) return [];
  return [...(since === null ? [] : [since.subject]), `${language} ${kind}, id ${id}`];
}

/** A change and the places that missed it. */
export function describeGroup({ change, findings, shown }: ChangeGroup, page: Page): string[] {
  const { width, paint } = page;
  const title = `${titleOf(change, titleInk)} (${sayOrigin(change, plainInk)})`;
  return [
    ...wrap(`${title}: ${sayPlaces(change, findings)}`, width, '', 4).map((line) =>
      paint('bold', line),
    ),
    ...[change.detail, ...details(change, page)]
      .filter((said) => said !== '')
      .flatMap((said) => wrap(printable(said), width, '  ', 4)),
    ...shown.flatMap((finding) => describePlace(finding, page)),
  ];
}
