import type { Fault, RequestFacts } from '../types.ts';

export const stopError: Fault = {
  name: 'stop-error',
  doc: 'a stop text that matches gives 500; in a stream an error within 200, as the mocker does',
  turns_red: ['probe.stop'],
  homes: ['frontend'],
  frontend: () => {
    const matched = new WeakSet<RequestFacts>();
    return {
      step: (step, _, facts) => {
        if (step.finish === 'stop' && facts.ask.stop.length > 0) matched.add(facts);
        return step;
      },
      ending: (facts) => (matched.has(facts) ? 'error' : 'whole'),
    };
  },
};
