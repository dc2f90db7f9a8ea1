import { setImmediate as turn } from 'node:timers/promises';
import { createAnalyst } from './analyst.ts';
import type { Member } from './member.ts';
import { startThread, type Thread } from './thread.ts';
import { serve, textReader, type WorkerStart } from './worker.ts';

/** This thread, and others that may be started before it is known what there is to do. */
export interface Pool {
  /** Starts the other threads for a run that will read at least so many files. */
  readonly prepare: (files: number) => void;
  /** Members for a number of files: this thread alone for a few, else one for each processor. */
  readonly members: (start: WorkerStart, files: number) => readonly Member[];
  readonly end: () => void;
}

/** Members beyond this gain nothing: the work ends before more have started. */
const mostMembers = 4;
/** Up to so many files this thread is done before another has started. */
const fewFiles = 24;

export function createPool(processors: number): Pool {
  const threads: Thread[] = [];
  const prepare = (files: number): void => {
    if (files <= fewFiles) return;
    const count = Math.max(2, Math.min(mostMembers, processors));
    while (threads.length < count - 1) threads.push(startThread());
  };
  return {
    prepare,
    members: (start, files) => {
      const own = inThisThread(start);
      if (files <= fewFiles) return [own];
      prepare(files);
      return [...threads.map((thread) => thread.begin(start)), own];
    },
    end: () => {
      for (const thread of threads) thread.end();
    },
  };
}

function inThisThread(start: WorkerStart): Member {
  const analyst = createAnalyst(start.brief, textReader(start), start.known);
  return {
    // Between two requests the others' answers are heard.
    ask: async (request) => {
      await turn();
      return serve(analyst, request)!;
    },
    tell: (request) => void serve(analyst, request),
    ahead: 1,
    owned: new Set(),
  };
}
