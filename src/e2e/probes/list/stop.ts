import type { Probe } from '../probe.ts';
import { askStop } from '../stop.ts';

export const stop: Probe = {
  id: 'probe.stop',
  doc: 'a chat with a stop string that its text is known to reach',
  expected: 'the text ends before the stop string, finish_reason stop',
  rough: true,
  run: ({ talk, traits }) => askStop(talk, traits, 'chat'),
};
