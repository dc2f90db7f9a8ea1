import type { Fault, LifeHooks } from '../types.ts';

const hooks: LifeHooks = {
  start: () => {
    process.stderr.write(
      'usage: engine [-h]\nengine: error: unrecognized arguments: --planted-by-the-simulator\n',
    );
    process.exit(2);
  },
};

export const unknownFlag: Fault = {
  name: 'unknown-flag',
  doc: 'it ends with 2, as an engine does that does not know a flag',
  turns_red: ['ready.serves'],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
