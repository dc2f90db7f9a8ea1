import type { Fault } from '../types.ts';

export const neverReady: Fault = {
  name: 'never-ready',
  doc: 'all processes live and are healthy, the model is never listed, the log says why',
  turns_red: ['ready.serves'],
  homes: ['frontend'],
  frontend: () => ({
    materialize: (log, attempt) => {
      log(
        'WARN',
        `Model materialization failed; scheduling retry attempt=${attempt} retry_ms=${attempt * 1000} error="planted by the simulator"`,
      );
      return false;
    },
  }),
};
