import { StringDecoder } from 'node:string_decoder';
import { createParser } from 'eventsource-parser';

export interface EventReader {
  readonly feed: (bytes: Uint8Array) => void;
}

/**
 * Takes the bytes of an event stream in any pieces, also such as cut a character or a line, and hands out the data of
 * each event as soon as it is whole. An event that the end of the stream cut off is not handed out, as the standard
 * for event streams says.
 */
export function openReader(onData: (data: string) => void): EventReader {
  const decoder = new StringDecoder('utf8');
  const parser = createParser({ onEvent: (event) => onData(event.data) });
  return {
    feed: (bytes) => {
      const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      if (text !== '') parser.feed(text);
    },
  };
}
