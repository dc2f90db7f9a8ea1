import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults as simulated } from '../../src/sim/faults/index.ts';

/** Where a fault is planted: a test by its file and title, or a fault of the simulator, which faults.test.ts plants. */
type Place = readonly [file: string, title: string] | { readonly sim: string };

const host = 'process/host/faults.test.ts';
const sweep = 'process/sweep.test.ts';
const aiperf = 'e2e/load/aiperf-driver.test.ts';

/** What a run has to survive. A fault that is added here needs a test that plants it. */
const table: Readonly<Record<string, readonly Place[]>> = {
  'a child ignores SIGTERM': [
    [host, 'kills one that ignores SIGTERM, after its grace'],
    { sim: 'ignore-term' },
  ],
  'the launcher dies first': [[host, 'ends the members that a launcher left which died first']],
  'descendants in other groups and sessions': [{ sim: 'setsid-child' }, { sim: 'stubborn-child' }],
  'processes that get another parent': [
    [host, 'finds one that left group, session and parents by two forks'],
    { sim: 'reparented-child' },
  ],
  'a launcher that signals its whole group': [
    [host, 'survives a launcher that signals its whole group'],
  ],
  'a port in use, an old server on it': [
    ['e2e/stages/ready.test.ts', 'that an old server holds ends the launch before it'],
    ['e2e/stages/ready.test.ts', 'that another server answers on is not ours'],
  ],
  'a stale lease, a foreign worker': [
    [
      'e2e/stages/launch.test.ts',
      'never share a discovery folder or a namespace with an earlier launch',
    ],
    ['e2e/stages/ready.test.ts', 'has to answer for as long as a dead one may be listed'],
  ],
  'etcd or NATS missing or not speaking': [
    ['e2e/stages/services.test.ts', 'that are not to be had are missing programs'],
    ['e2e/stages/services.test.ts', 'is refused when nobody answers, or its address is none'],
  ],
  'system ports out of range': [
    ['e2e/stacks/ports.test.ts', 'is refused above what the system server can take'],
  ],
  'health that never gets ready': [{ sim: 'never-ready' }],
  'a model that is listed and does not answer': [
    { sim: 'ready-then-404' },
    { sim: 'ready-then-hang' },
  ],
  'a crash after ready, and during load': [{ sim: 'exit-after' }, { sim: 'crash-at' }],
  'aiperf that hangs, fails or leaves half a summary': [
    [
      aiperf,
      'ends one that hangs after its last request, and counts from its lines and its last word',
    ],
    [aiperf, 'works the figures out when the summary is cut off though the exit code is 0'],
    [aiperf, 'ends services that outlive it'],
  ],
  'success with no token': [{ sim: 'zero-tokens' }],
  'a GPU without memory, and memory that is held': [
    { sim: 'oom-at-start' },
    ['process/gpus.test.ts', 'waits until the memory is what it was before'],
  ],
  'logs without end, and a full disk': [
    { sim: 'log-flood' },
    ['e2e/full-disk.test.ts', 'ends the run with one line, and nothing of it stays'],
    ['e2e/preflight/preflight.test.ts', 'names everything that is missing in one line'],
  ],
  'shared memory that a killed process leaves': [
    ['process/shared-memory.test.ts', 'goes with the run, which saw it mapped'],
    ['process/shared-memory.test.ts', 'stays while somebody else maps it'],
  ],
  'the tool is killed': [
    [sweep, 'leaves nothing wherever the tool was killed, the guardian alone doing it'],
    [sweep, 'leaves nothing wherever the tool was killed, the next run doing it'],
    [sweep, 'never signals a process that has got a number of the run since'],
  ],
  zombies: [[host, 'does not take a zombie for a living process']],
  'a model that cannot be fetched': [['e2e/stacks/signatures.test.ts', 'GatedRepoError']],
  'a missing program': [
    ['e2e/preflight/preflight.test.ts', 'names everything that is missing in one line'],
    ['e2e/stacks/make-venv.test.ts', 'says that uv is missing'],
  ],
  'a worktree that does not go': [
    [
      sweep,
      'removes worktrees that are locked, changed, broken, or hold links, and follows no link',
    ],
  ],
  'a flag that the engine does not know': [
    { sim: 'unknown-flag' },
    ['e2e/stages/launch.test.ts', 'that ends tells the argument that the engine does not know'],
  ],
};

describe('a fault of the life of a run', () => {
  it.each(Object.entries(table))('%s is planted by a test', (_, places) => {
    for (const place of places) {
      if ('sim' in place) {
        expect(simulated.map(({ name }) => name)).toContain(place.sim);
        continue;
      }
      const [file, title] = place;
      expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).toContain(title);
    }
  });
});
