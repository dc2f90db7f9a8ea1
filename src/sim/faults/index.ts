import { badRequestPoisons } from './list/bad-request-poisons.ts';
import { badRequests500 } from './list/bad-requests-500.ts';
import { crashAt } from './list/crash-at.ts';
import { dieAtStart } from './list/die-at-start.ts';
import { droppedLastChunk } from './list/dropped-last-chunk.ts';
import { errors1pct } from './list/errors-1pct.ts';
import { exitAfter } from './list/exit-after.ts';
import { hangMidStream } from './list/hang-mid-stream.ts';
import { ignoreTerm } from './list/ignore-term.ts';
import { latencyX2 } from './list/latency-x2.ts';
import { leakActive } from './list/leak-active.ts';
import { leakFds } from './list/leak-fds.ts';
import { leakMemory } from './list/leak-memory.ts';
import { logEscapes } from './list/log-escapes.ts';
import { logFlood } from './list/log-flood.ts';
import { longPrompt500 } from './list/long-prompt-500.ts';
import { maxTokensIgnored } from './list/max-tokens-ignored.ts';
import { metricsBroken } from './list/metrics-broken.ts';
import { metricsGone } from './list/metrics-gone.ts';
import { missingUsage } from './list/missing-usage.ts';
import { multibyte500 } from './list/multibyte-500.ts';
import { nOne } from './list/n-one.ts';
import { neverReady } from './list/never-ready.ts';
import { noCancel } from './list/no-cancel.ts';
import { noDone } from './list/no-done.ts';
import { noMaxTokensPoisons } from './list/no-max-tokens-poisons.ts';
import { oomAtStart } from './list/oom-at-start.ts';
import { overload } from './list/overload.ts';
import { readyThen404 } from './list/ready-then-404.ts';
import { readyThenHang } from './list/ready-then-hang.ts';
import { reparentedChild } from './list/reparented-child.ts';
import { setsidChild } from './list/setsid-child.ts';
import { slowStart } from './list/slow-start.ts';
import { slowTerm } from './list/slow-term.ts';
import { splitUtf8Broken } from './list/split-utf8-broken.ts';
import { stopError } from './list/stop-error.ts';
import { stopIgnored } from './list/stop-ignored.ts';
import { streamErrors } from './list/stream-errors.ts';
import { stubbornChild } from './list/stubborn-child.ts';
import { toolAsText } from './list/tool-as-text.ts';
import { toolBadArguments } from './list/tool-bad-arguments.ts';
import { toolNoFinish } from './list/tool-no-finish.ts';
import { unknownFlag } from './list/unknown-flag.ts';
import { wrongCounter } from './list/wrong-counter.ts';
import { wrongFinish } from './list/wrong-finish.ts';
import { wrongModel200 } from './list/wrong-model-200.ts';
import { wrongToken } from './list/wrong-token.ts';
import { wrongTokenCounter } from './list/wrong-token-counter.ts';
import { wrongTtftMetric } from './list/wrong-ttft-metric.ts';
import { wrongUsage } from './list/wrong-usage.ts';
import { zeroTokens } from './list/zero-tokens.ts';
import { frontendHooks, workerHooks } from './plant.ts';
import type { Fault, FrontendHooks, WorkerHooks } from './types.ts';

/** Every fault that can be planted. */
export const faults: readonly Fault[] = [
  wrongToken,
  droppedLastChunk,
  noDone,
  missingUsage,
  wrongUsage,
  wrongFinish,
  toolNoFinish,
  toolBadArguments,
  toolAsText,
  splitUtf8Broken,
  zeroTokens,
  nOne,
  maxTokensIgnored,
  stopIgnored,
  stopError,
  wrongCounter,
  leakActive,
  wrongTokenCounter,
  wrongTtftMetric,
  metricsGone,
  metricsBroken,
  latencyX2,
  hangMidStream,
  leakMemory,
  leakFds,
  errors1pct,
  streamErrors,
  overload,
  multibyte500,
  longPrompt500,
  badRequests500,
  wrongModel200,
  badRequestPoisons,
  noMaxTokensPoisons,
  noCancel,
  neverReady,
  readyThen404,
  readyThenHang,
  slowStart,
  dieAtStart,
  oomAtStart,
  unknownFlag,
  exitAfter,
  crashAt,
  ignoreTerm,
  slowTerm,
  setsidChild,
  stubbornChild,
  reparentedChild,
  logFlood,
  logEscapes,
];

/** All faults as JSON: what they do, where they live and which checks they must turn red. */
export function faultList(): string {
  const shown = faults.map(({ name, doc, turns_red, homes, n }) => ({
    name,
    doc,
    turns_red,
    homes,
    n: n ?? null,
  }));
  return `${JSON.stringify(shown, null, 2)}\n`;
}

/** The hooks of the faults that belong to a program. */
export const plant: {
  readonly frontend: (texts: readonly string[]) => FrontendHooks[];
  readonly worker: (texts: readonly string[]) => WorkerHooks[];
} = {
  frontend: (texts) => frontendHooks(texts, faults),
  worker: (texts) => workerHooks(texts, faults),
};
