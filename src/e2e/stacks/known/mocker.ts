import type { KnownDeviation } from '../../../model/e2e-stack.ts';
import { workersKnown } from './both.ts';

const source =
  'measured with ai-dynamo 1.5.0 (wheel and source), November 2026: the same in every run';
const parse = /500 (Internal server error|Failed to parse chat completion response)/.source;

export const mockerKnown: readonly KnownDeviation[] = [
  ...workersKnown,
  {
    check: 'probe.stop',
    observed: new RegExp(`^stop: ${parse}$`),
    says: 'a stop string that is reached gives 500, and 503 for the 5 s after it',
    source,
  },
  {
    check: 'probe.stop-stream',
    observed: new RegExp(`^stop: an error inside a 200 stream: ${parse}$`),
    says: 'a stop string that is reached gives an error inside a 200 stream, and 503 for the 5 s after it',
    source,
  },
  {
    check: 'probe.no-max-tokens',
    observed:
      /^unlimited: 500 Failed to generate completions; after: 503 Model `[^`]*` is not ready/,
    says: 'one request without max_tokens gives 500 and takes the only worker out for 5 s ("max_output_tokens must be specified for mocker")',
    source,
  },
];
