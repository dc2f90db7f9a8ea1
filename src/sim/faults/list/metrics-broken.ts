import type { Fault } from '../types.ts';

const hooks = {
  page: (path: string, body: () => string) => {
    if (path !== '/metrics') return null;
    const text = body();
    const at = text.lastIndexOf(' ', Math.floor(text.length / 2));
    return { status: 200, body: text.slice(0, at) };
  },
};

export const metricsBroken: Fault = {
  name: 'metrics-broken',
  doc: '/metrics ends in the middle of a line',
  turns_red: ['metrics.requests-counted'],
  homes: ['frontend', 'worker'],
  frontend: () => hooks,
  worker: () => hooks,
};
