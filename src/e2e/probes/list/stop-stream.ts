import type { Probe } from '../probe.ts';
import { askStop } from '../stop.ts';

export const stopStream: Probe = {
  id: 'probe.stop-stream',
  doc: 'a streamed chat with a stop string that its text is known to reach',
  expected: 'the text ends before the stop string, finish_reason stop, no error in the stream',
  rough: true,
  run: ({ talk, traits }) => askStop(talk, traits, 'chatStream'),
};
