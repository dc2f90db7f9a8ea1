export { sheetOf } from './evidence.ts';
export { probes } from './list/index.ts';
export type { Finding, Probe, ProbeContext } from './probe.ts';
export { type ProbesInput, type ProbesOutcome, runProbes } from './run.ts';
