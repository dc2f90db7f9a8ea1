import { failedToGenerate } from '../../errors.ts';
import type { Fault } from '../types.ts';

export const badRequests500: Fault = {
  name: 'bad-requests-500',
  doc: 'bad requests are answered with 500',
  turns_red: ['probe.bad-requests'],
  homes: ['frontend'],
  frontend: () => ({ invalid: () => failedToGenerate }),
};
