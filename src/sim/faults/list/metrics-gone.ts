import type { Fault } from '../types.ts';

const hooks = {
  page: (path: string) => (path === '/metrics' ? { status: 404, body: '' } : null),
};

export const metricsGone: Fault = {
  name: 'metrics-gone',
  doc: '/metrics is 404',
  turns_red: ['metrics.page-frontend'],
  homes: ['frontend', 'worker'],
  frontend: () => hooks,
  worker: () => hooks,
};
