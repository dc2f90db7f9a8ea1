import { modelNotFound } from '../../errors.ts';
import type { Fault } from '../types.ts';

export const readyThen404: Fault = {
  name: 'ready-then-404',
  doc: 'the model is listed, and the first n requests are answered with 404; 0: all',
  turns_red: ['ready.serves'],
  homes: ['frontend'],
  n: { doc: 'requests', fallback: 0 },
  frontend: (n) => ({
    refuse: ({ ordinal }) => (n === 0 || ordinal <= n ? modelNotFound : null),
  }),
};
