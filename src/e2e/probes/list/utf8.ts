import { isUtf8 } from 'node:buffer';
import { openReader } from '../../client/index.ts';
import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { multibyte } from '../prompts.ts';
import { faults } from '../rules.ts';
import { says } from '../talk.ts';

/** Beyond this a stream is cut at every so many bytes only: the work grows with the square. */
const everyByteUpTo = 24 * 1024;

export const utf8: Probe = {
  id: 'probe.utf8',
  doc: 'the bytes of a multibyte stream, read again cut at every byte',
  expected:
    'valid UTF-8; the same events wherever the bytes are cut; no more replacement characters than when it is not streamed',
  run: async ({ talk, traits }) => {
    const fields = { messages: says(multibyte.join(' ')), max_tokens: 12 };
    if (traits.repeatable === 'warm') await talk.chat('warm-up', fields);
    const said = await talk.chatStream('stream', fields);
    const unary = await talk.chat('unary', fields);
    const complaints = [...faults(said), ...faults(unary)];
    const raw = said.stream?.raw ?? new Uint8Array();
    if (complaints.length > 0) return find(complaints, '');
    if (!isUtf8(raw)) complaints.push('the stream is no valid UTF-8');
    const torn = tornAt(raw);
    if (torn !== null) complaints.push(`cut at byte ${torn}, other events come out`);
    const [streamed, whole] = [broken(said.text), broken(unary.text)];
    // Random tokens may be parts of characters, in either mode.
    if (traits.repeatable !== 'never' && streamed > whole)
      complaints.push(
        `${count(streamed, 'replacement character')} in the stream, ${whole} without it`,
      );
    return find(complaints, `${raw.length} bytes, the same events wherever they are cut`);
  },
};

const broken = (text: string): number => text.split('\ufffd').length - 1;

function tornAt(raw: Uint8Array): number | null {
  const whole = read([raw]);
  const step = Math.ceil(raw.length / everyByteUpTo);
  for (let at = 1; at < raw.length; at += step)
    if (read([raw.subarray(0, at), raw.subarray(at)]) !== whole) return at;
  return null;
}

function read(pieces: readonly Uint8Array[]): string {
  const events: string[] = [];
  const reader = openReader((data) => events.push(data));
  for (const piece of pieces) reader.feed(piece);
  return events.join('\0');
}
