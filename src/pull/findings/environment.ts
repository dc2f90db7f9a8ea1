import type { Check } from '../../model/e2e-verdict.ts';

/** Stages that ask of the machine: what fails there is not the pull request's fault. */
const ofTheMachine: readonly Check['stage'][] = [
  'preflight',
  'checkout',
  'services',
  'verdict',
  'report',
];

/** What a machine says when it lacks something. */
const lacks = [
  /CUDA out of memory|OutOfMemoryError|cudaErrorMemoryAllocation|Free memory on device/,
  /no CUDA-capable device|CUDA driver version is insufficient|NVIDIA driver on your system is too old|Unsupported gpu architecture/,
  /No space left on device|ENOSPC|Cannot allocate memory|ENOMEM|Disk quota exceeded/,
  /Temporary failure in name resolution|Could not resolve host|Network is unreachable|Connection timed out/,
  /Address already in use|EADDRINUSE/,
  /Too Many Requests for url|HfHubHTTPError|LocalEntryNotFoundError|GatedRepoError/,
  /ended by SIGKILL before/,
];

/** Whether a failed check tells of the machine rather than of the code. */
export const isOfTheMachine = (check: Check, evidence: string): boolean =>
  ofTheMachine.includes(check.stage) ||
  lacks.some((pattern) => pattern.test(check.observed) || pattern.test(evidence));
