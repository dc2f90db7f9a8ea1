import type { Fault, RequestFacts } from '../types.ts';

const said = 5;

export const hangMidStream: Fault = {
  name: 'hang-mid-stream',
  doc: 'the n-th stream says nothing more after five tokens and never ends; 0: every stream',
  turns_red: ['probe.chat-stream'],
  homes: ['frontend'],
  n: { doc: 'which stream', fallback: 1 },
  frontend: (n) => {
    const hung = new WeakSet<RequestFacts>();
    let streams = 0;
    return {
      refuse: (facts) => {
        if (facts.stream) streams += 1;
        if (facts.stream && (n === 0 || streams === n)) hung.add(facts);
        return null;
      },
      step: (step, at, facts) => (hung.has(facts) && at >= said ? null : step),
      ending: (facts) => (hung.has(facts) ? 'never' : 'whole'),
    };
  },
};
