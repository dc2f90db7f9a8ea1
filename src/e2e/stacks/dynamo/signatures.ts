import type { FailureSignature } from '../../../model/e2e-stack.ts';

/**
 * Lines after which a frontend and a worker stay alive and healthy by their own pages, and never serve. The frontend
 * tries again after 1, 2, 4, ... 30 s: what may pass is only believed at its third attempt, what cannot at once.
 */
export const dynamoFailures: readonly FailureSignature[] = [
  {
    pattern: /Model materialization failed.*Interface not found/,
    cause:
      'the frontend has no network interface of that name: DYN_TCP_RESPONSE_STREAM_HOST takes a name such as lo, not an address (--set interface=NAME)',
  },
  {
    pattern: /chat_template field is required/,
    cause: 'the model has no chat template, without which the frontend lists no model',
  },
  {
    pattern: /Model materialization failed.*(not found in ca|from_hf|offline mode)/i,
    cause: 'the frontend looks for the model on a hub that it cannot reach',
  },
  {
    pattern: /Model materialization failed.*attempt=(?:[3-9]|\d{2,})\b/,
    cause: 'the frontend cannot make the model ready to serve',
  },
  {
    pattern: /Graceful shutdown exceeded \d+s?; force-exiting/,
    cause: 'the worker was shutting down and did not come to an end',
  },
];

/**
 * Said by a worker that looks for an etcd which nobody planned: it goes on for 120 s, and SIGTERM takes 35 s then. Where
 * there is one, the first line may pass.
 */
export const unplannedEtcd: FailureSignature = {
  pattern: /etcd not reachable yet; retrying/,
  cause:
    'a process looks for etcd, and none was planned for this run (--set discovery=etcd starts one)',
};

/** The simulator says it as Dynamo does. */
export const simFailures: readonly FailureSignature[] = dynamoFailures.filter(({ pattern }) =>
  pattern.source.startsWith('Model materialization failed'),
);

/** Lines of an engine that cannot start, although its launcher may live on for a while. */
export const engineFailures: readonly FailureSignature[] = [
  {
    pattern: /torch\.(cuda\.)?OutOfMemoryError|CUDA out of memory/,
    cause: 'out of GPU memory',
  },
  {
    pattern: /Received sigquit from a child process/,
    cause: "the engine's scheduler died while it started",
  },
];

/** What an engine says before it dies, so that the cause is named and not only the exit code. */
export const deathCauses: readonly FailureSignature[] = [
  { pattern: /CUDA out of memory|OutOfMemoryError|out of memory/i, cause: 'out of GPU memory' },
  {
    pattern: /unrecognized arguments?:|no such option|unexpected argument/i,
    cause: 'an argument that the installed engine does not know',
  },
  { pattern: /ModuleNotFoundError|No module named/, cause: 'a Python module is missing' },
  { pattern: /ImportError|cannot import name/i, cause: 'a Python module cannot be imported' },
  { pattern: /address already in use|EADDRINUSE/i, cause: 'a port was already in use' },
  { pattern: /No space left on device|ENOSPC/, cause: 'the disk is full' },
  {
    pattern: /etcd not reachable|Unable to create lease|Could not connect to etcd/,
    cause: 'etcd cannot be reached',
  },
  {
    pattern: /Could not connect to NATS|nats.*(connection refused|timed out)/i,
    cause: 'NATS cannot be reached',
  },
  {
    pattern:
      /429 Client Error|Too Many Requests|GatedRepo|LocalEntryNotFound|Cannot reach .*huggingface/,
    cause: 'the model cannot be downloaded',
  },
  { pattern: /command not found/, cause: 'a program is missing' },
];
