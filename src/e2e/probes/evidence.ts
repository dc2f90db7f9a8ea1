import { toJson } from '../../model/json.ts';
import type { Answer, Outgoing, StreamAnswer } from '../client/index.ts';

/** What is kept of one text, and of how many events of one stream. */
const keptText = 64 * 1024;
const keptEvents = 2000;

type Question = Omit<Outgoing, 'timeoutMs'>;

/** A request and its answer, for a file that a person may open. */
export function sheetOf(question: Question, answer: Answer): string {
  const { status, end, error, headers, elapsed_ms, text, json } = answer;
  const body = json === undefined || text.length > keptText ? { text: cut(text) } : { json };
  return sheet(question, { status, end, error, headers, elapsed_ms: round(elapsed_ms), ...body });
}

export function streamSheetOf(question: Question, answer: StreamAnswer): string {
  const { status, end, error, headers, elapsed_ms, events, choices, usage } = answer;
  return sheet(question, {
    status,
    end,
    error,
    headers,
    elapsed_ms: round(elapsed_ms),
    joined: { choices, usage },
    // A refusal comes as a plain body.
    ...(events.length === 0 && { text: cut(Buffer.from(answer.raw).toString('utf8')) }),
    events: events.slice(0, keptEvents).map(({ at_ms, data }) => [round(at_ms), cut(data)]),
    ...(events.length > keptEvents && { events_in_all: events.length }),
  });
}

function sheet({ raw, body, cuts, ...rest }: Question, answer: object): string {
  const sent = raw === undefined ? body : cut(Buffer.from(raw).toString('utf8'));
  const request = { ...rest, ...(cuts && { cuts }), ...(sent !== undefined && { body: sent }) };
  return `${toJson({ request, answer }, 1)}\n`;
}

const cut = (text: string): string =>
  text.length <= keptText ? text : `${text.slice(0, keptText)}… (${text.length} characters)`;

const round = (ms: number): number => Math.round(ms * 10) / 10;
