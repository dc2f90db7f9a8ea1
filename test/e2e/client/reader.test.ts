import { describe, expect, it } from 'vitest';
import { openReader } from '../../../src/e2e/client/index.ts';

function read(pieces: readonly Uint8Array[]): readonly string[] {
  const events: string[] = [];
  const reader = openReader((data) => events.push(data));
  for (const piece of pieces) reader.feed(piece);
  return events;
}

const text =
  'data: {"a":"Größe 東京 🙂👩‍💻"}\n\n: ping\n\ndata: one\r\ndata: two\r\n\r\nid: 7\ndata: [DONE]\n\n';
const events = ['{"a":"Größe 東京 🙂👩‍💻"}', 'one\ntwo', '[DONE]'];
const bytes = Buffer.from(text);

describe('openReader', () => {
  it('gives the same events wherever the bytes are cut', () => {
    expect(read([bytes])).toEqual(events);
    for (let at = 1; at < bytes.length; at++)
      expect(read([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(events);
  });

  it('gives the same events byte by byte', () => {
    expect(read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(events);
  });

  it('does not hand out an event that the end cut off', () => {
    expect(read([Buffer.from('data: whole\n\ndata: half')])).toEqual(['whole']);
  });

  it('writes broken UTF-8 as the replacement character', () => {
    expect(read([Buffer.from('data: '), Uint8Array.of(0xf0, 0x9f), Buffer.from('\n\n')])).toEqual([
      '\ufffd',
    ]);
  });
});
