import type { Fault } from '../types.ts';

export const missingUsage: Fault = {
  name: 'missing-usage',
  doc: 'answers and streams carry no usage',
  turns_red: ['probe.usage'],
  homes: ['frontend'],
  frontend: () => ({ usage: () => null }),
};
