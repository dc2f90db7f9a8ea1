import type { Fault } from '../types.ts';

export const stopIgnored: Fault = {
  name: 'stop-ignored',
  doc: 'a stop text does not stop',
  turns_red: ['probe.stop'],
  homes: ['frontend'],
  frontend: () => ({ ask: (ask) => ({ ...ask, stop: [] }) }),
};
