import type { Fault } from '../types.ts';

export const noCancel: Fault = {
  name: 'no-cancel',
  doc: 'a client that goes away is not noticed: its request stays active',
  turns_red: ['probe.cancel', 'metrics.active-zero'],
  homes: ['frontend'],
  frontend: () => ({ notices: () => false }),
};
