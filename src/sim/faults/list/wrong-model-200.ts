import type { Fault } from '../types.ts';

export const wrongModel200: Fault = {
  name: 'wrong-model-200',
  doc: 'a model that is not there is answered by the one that is',
  turns_red: ['probe.bad-requests'],
  homes: ['frontend'],
  frontend: () => ({ anyModel: true }),
};
