import type { Probe } from '../probe.ts';
import { badRequests } from './bad-requests.ts';
import { cancel } from './cancel.ts';
import { chat } from './chat.ts';
import { chatStream } from './chat-stream.ts';
import { completions } from './completions.ts';
import { completionsStream } from './completions-stream.ts';
import { health } from './health.ts';
import { longPrompt } from './long-prompt.ts';
import { maxTokens } from './max-tokens.ts';
import { models } from './models.ts';
import { multibyte } from './multibyte.ts';
import { n2 } from './n2.ts';
import { n2Stream } from './n2-stream.ts';
import { noMaxTokens } from './no-max-tokens.ts';
import { parallel } from './parallel.ts';
import { responses } from './responses.ts';
import { stop } from './stop.ts';
import { stopStream } from './stop-stream.ts';
import { streamEqualsUnary } from './stream-equals-unary.ts';
import { tools } from './tools.ts';
import { toolsStream } from './tools-stream.ts';
import { usage } from './usage.ts';
import { utf8 } from './utf8.ts';

/** All probes in the order that they are asked in: the plain ones first, those that may take a worker out last. */
export const probes: readonly Probe[] = [
  health,
  models,
  chat,
  chatStream,
  completions,
  completionsStream,
  responses,
  usage,
  maxTokens,
  streamEqualsUnary,
  tools,
  toolsStream,
  n2,
  n2Stream,
  multibyte,
  utf8,
  longPrompt,
  parallel,
  cancel,
  badRequests,
  stop,
  stopStream,
  noMaxTokens,
];
