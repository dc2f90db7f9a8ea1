import type { Fault } from '../types.ts';

export const readyThenHang: Fault = {
  name: 'ready-then-hang',
  doc: 'the model is listed, and the first n requests are never answered; 0: all',
  turns_red: ['ready.serves'],
  homes: ['frontend'],
  n: { doc: 'requests', fallback: 0 },
  frontend: (n) => ({ refuse: ({ ordinal }) => (n === 0 || ordinal <= n ? 'hang' : null) }),
};
