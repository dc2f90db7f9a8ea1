import type { Check, LoadSummary } from '../../model/e2e-verdict.ts';
import { mean } from '../../model/statistics.ts';
import type { Limits } from './thresholds.ts';

/** What a process and its children held at a moment of a soak. */
export interface SoakSample {
  readonly process: string;
  readonly at_ms: number;
  readonly rss_bytes: number;
  readonly fds: number;
  readonly threads: number;
}

const mib = 2 ** 20;
/** Below this, growth is the allocator's, whatever its share. */
const leastBytes = 16 * mib;

/**
 * Whether a stack grew under load. The first quarter of the samples is warming up; the second quarter is compared with
 * the last: a leak goes on, caches fill up.
 */
export function checkSoak(
  samples: readonly SoakSample[],
  load: readonly LoadSummary[],
  limits: Limits,
  evidence: readonly string[],
): readonly Check[] {
  const names = [...new Set(samples.map(({ process }) => process))];
  const requests = load.reduce((sum, run) => sum + run.requests, 0);
  const failed = load.reduce((sum, run) => sum + run.failed, 0);
  const share = requests === 0 ? 0 : (failed / requests) * 100;
  const most = limits.load_errors_percent ?? 0;
  return [
    {
      id: 'soak.errors',
      stage: 'soak',
      result: requests === 0 ? 'inconclusive' : share > most ? 'fail' : 'pass',
      expected: `at most ${most} % of the requests fail`,
      observed: `${failed} of ${requests} failed`,
      evidence,
    },
    ...names.flatMap((name) => checkProcess(name, samples, limits, evidence)),
  ];
}

function checkProcess(
  name: string,
  samples: readonly SoakSample[],
  limits: Limits,
  evidence: readonly string[],
): readonly Check[] {
  const own = samples.filter(({ process }) => process === name);
  const quarter = Math.floor(own.length / 4);
  const memoryLimit = limits.soak_memory_growth_percent ?? Number.POSITIVE_INFINITY;
  const fdLimit = limits.soak_fd_growth ?? Number.POSITIVE_INFINITY;
  const expected = {
    memory: `memory of ${name} grows by at most ${memoryLimit} %`,
    'file-descriptors': `${name} opens at most ${fdLimit} more file descriptors`,
  };
  const check = (
    what: 'memory' | 'file-descriptors',
    result: Check['result'],
    observed: string,
  ): Check => ({
    id: `soak.${what}-${name}`,
    stage: 'soak',
    result,
    expected: expected[what],
    observed,
    evidence,
  });
  if (quarter === 0) {
    const why = `${own.length} samples are too few to tell growth`;
    return [check('memory', 'inconclusive', why), check('file-descriptors', 'inconclusive', why)];
  }
  const [early, late] = [own.slice(quarter, 2 * quarter), own.slice(-quarter)];
  const rss = [early, late].map((part) => mean(part.map(({ rss_bytes }) => rss_bytes)));
  const fds = [early, late].map((part) => mean(part.map((each) => each.fds)));
  const [was, is] = [rss[0]!, rss[1]!];
  const percent = was === 0 ? 0 : (is / was - 1) * 100;
  const grown = is - was > leastBytes && percent > memoryLimit;
  const opened = fds[1]! - fds[0]!;
  return [
    check(
      'memory',
      grown ? 'fail' : 'pass',
      `${(was / mib).toFixed(0)} MiB, then ${(is / mib).toFixed(0)} MiB (${percent.toFixed(1)} %)`,
    ),
    check(
      'file-descriptors',
      opened > fdLimit ? 'fail' : 'pass',
      `${fds[0]!.toFixed(0)}, then ${fds[1]!.toFixed(0)}`,
    ),
  ];
}
