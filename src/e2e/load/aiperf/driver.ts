import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from '../../../model/e2e-run.ts';
import type { LoadContext, LoadDriver, LoadOrder, LoadOutcome } from '../types.ts';
import { aiperfArguments } from './arguments.ts';
import { outcomeOf } from './outcome.ts';
import type { AiperfProgram } from './program.ts';
import { type PhaseEnd, readPhaseEnd } from './progress.ts';

export interface AiperfSettings {
  readonly program: AiperfProgram;
  /** Folder or name of a tokenizer; a folder is never looked up on a hub. */
  readonly tokenizer: string;
  /**
   * An empty folder that the caller removes: aiperf leaves `aiperf_mmap_*` behind and puts sockets there, whose whole
   * path may be 107 bytes.
   */
  readonly temp: string;
  /** How long it may take to end once its last request has ended; then it counts as hung and is ended. */
  readonly hang_ms: number;
  /** Added to its arguments. */
  readonly extra: readonly string[];
}

/** How long aiperf may take after SIGTERM before it and what it left are killed. */
const grace_ms = 5000;

/** The real aiperf, started by the host, in a folder of its own: `aiperf/<run>`. */
export function openAiperf(settings: AiperfSettings): LoadDriver {
  return {
    id: 'aiperf',
    label: settings.program.label,
    run: (order, context) => run(order, context, settings),
  };
}

async function run(
  order: LoadOrder,
  context: LoadContext,
  settings: AiperfSettings,
): Promise<LoadOutcome> {
  const { folder, host, signal } = context;
  const artifacts = `aiperf/${order.id}`;
  // Re-using a folder would cut off the lines of an earlier run.
  const at = folder.at(`${artifacts}/aiperf`).slice(0, -'/aiperf'.length);
  const name = `aiperf-${order.id}`;
  const phases: PhaseEnd[] = [];
  let hung = false;
  let fuse: NodeJS.Timeout | undefined;
  const onLine = (line: string): void => {
    const end = readPhaseEnd(line);
    if (!end) return;
    phases.push(end);
    context.say(
      `${order.id}: ${end.phase} complete, ${end.completed} requests, ${end.errors} failed`,
    );
    if (end.phase !== 'profiling') return;
    fuse = setTimeout(() => {
      hung = true;
      stop();
    }, settings.hang_ms);
  };
  const stop = (): void => {
    // Its rejection is that of `host.run` too, which is waited for.
    host.stop(name, signal.aborted ? 'at-once' : 'gently').catch(() => {});
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', stop, { once: true });
  let result: CommandResult;
  try {
    result = await host.run({
      name,
      command: commandOf(order, context, settings, at),
      cwd: at,
      env: { TMPDIR: settings.temp, NO_COLOR: '1', COLUMNS: '200' },
      grace_ms,
      timeout_ms: order.timeout_ms,
      onLine,
    });
  } finally {
    clearTimeout(fuse);
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  const remains = {
    json: read(at, 'profile_export_aiperf.json'),
    lines: read(at, 'profile_export.jsonl'),
    phases,
    exit: result.timed_out ? 'its time limit' : String(result.code ?? result.signal),
    tail: result.tail,
    hung,
    label: settings.program.label,
  };
  const files = ['profile_export_aiperf.json', 'profile_export.jsonl'].map(
    (file) => `${artifacts}/${file}`,
  );
  const evidence = [...files, `logs/${name}.log`].filter((file) => existsSync(folder.at(file)));
  return { ...outcomeOf(order, remains), evidence };
}

function commandOf(
  order: LoadOrder,
  context: LoadContext,
  settings: AiperfSettings,
  artifacts: string,
): readonly [string, ...string[]] {
  const { program, tokenizer, extra } = settings;
  // A tokenizer in a folder is refused when the hub is switched off, and this is not the moment to ask the user why it is.
  const online = existsSync(tokenizer)
    ? ['/usr/bin/env', '-u', 'HF_HUB_OFFLINE', '-u', 'TRANSFORMERS_OFFLINE']
    : [];
  const [first, ...rest] = [
    ...online,
    ...program.command,
    ...aiperfArguments(order, context.target, { artifacts, tokenizer }),
    ...extra,
  ];
  return [first ?? '', ...rest];
}

function read(folder: string, name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
