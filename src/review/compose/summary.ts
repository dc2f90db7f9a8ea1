import type { ReviewEvent } from '../../model/github.ts';
import { code, prose } from '../escape.ts';
import type { ComposeInput } from './input.ts';
import type { Placed } from './places.ts';

const events: Readonly<Record<ReviewEvent, string>> = {
  COMMENT: 'Comment',
  APPROVE: 'Approve',
  REQUEST_CHANGES: 'Request changes',
};

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** What was reviewed, what a run showed, and how many findings there are. */
export function summarise({ report, event }: ComposeInput, placed: Placed): string {
  const { title, walkthrough, verdict, merge_base, head, coverage } = report;
  const components = walkthrough.groups.map(({ component }) => component);
  const shown = components.slice(0, 5).map((name) => code(name, 80));
  const more = components.length - shown.length;
  const where = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const sentences = [
    `Reviewed "${prose(title, 200)}" from ${code(merge_base.slice(0, 12))} to ${code(head.slice(0, 12))}: ${counted(coverage.files, 'file')}, ${counted(coverage.lines, 'changed line')}${where === '' ? '' : ` in ${where}`}.`,
    verdict === null
      ? 'Nothing was run.'
      : `The run on the stack ${code(verdict.stack)} ended with ${code(verdict.verdict)}: ${sentence(verdict.because)}`,
    foundSentence(placed),
  ];
  return `## Review Summary\n\n**Verdict:** ${events[event]}\n\n${sentences.join(' ')}`;
}

const sentence = (text: string): string => {
  const shown = prose(text, 500);
  return /[.!?…]$/.test(shown) ? shown : `${shown}.`;
};

function foundSentence({ inline, over, outside, leftOut }: Placed): string {
  const onLines = inline.reduce((sum, group) => sum + group.findings.length, 0);
  const inBody = over.length + outside.length;
  const before = leftOut.filter(({ why }) => why !== 'cap').length;
  const again =
    before === 0 ? '' : ` ${counted(before, 'finding')} of earlier reviews not said again.`;
  if (onLines + inBody === 0) return `No finding.${again}`;
  const parts = [
    ...(onLines === 0 ? [] : [`${onLines} on their lines`]),
    ...(inBody === 0 ? [] : [`${inBody} below`]),
  ];
  return `${counted(onLines + inBody, 'finding')}: ${parts.join(', ')}.${again}`;
}
