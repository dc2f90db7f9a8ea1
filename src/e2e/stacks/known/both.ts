import type { KnownDeviation } from '../../../model/e2e-stack.ts';

const source = 'measured with ai-dynamo 1.5.0 (wheel), November 2026: the same in every run';

/** Both of them, and nothing else: a tool choice that begins to work is a change. */
const tools =
  /^required: no tool call but text, finish_reason length; named: no tool call but text, finish_reason length$/;
const oneChoice = /^n=2: 1 choice for n=2$/;

/** Of the GPU-free workers, which make up tokens and do not look at what was asked. */
export const workersKnown: readonly KnownDeviation[] = [
  {
    check: 'probe.n2',
    observed: oneChoice,
    says: 'n=2 is answered with one choice',
    source,
  },
  {
    check: 'probe.n2-stream',
    observed: oneChoice,
    says: 'n=2 is answered with one choice',
    source,
  },
  {
    check: 'probe.tools',
    observed: tools,
    says: 'tool_choice is accepted and never leads to a call',
    source,
  },
  {
    check: 'probe.tools-stream',
    observed: tools,
    says: 'tool_choice is accepted and never leads to a call',
    source,
  },
];
