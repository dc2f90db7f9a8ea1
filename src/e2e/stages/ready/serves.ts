import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../../client/index.ts';
import type { ReadyInput } from './input.ts';
import { findStranger } from './owner.ts';
import { type Asked, askChat, askListed, askReady } from './questions.ts';

/** How far the wait has come, for whoever has to say why it ended. */
export interface Progress {
  step: string;
  /** When the model was listed; `performance.now()`. */
  listed_ms?: number;
  /** Set when nothing will come of it, and why. */
  hopeless?: string;
  /** The last good answers by what was asked: `models`, `chat`. */
  readonly sheets: Map<string, string>;
}

interface Asking extends ReadyInput {
  readonly client: Client;
  readonly progress: Progress;
}

/** How long a server may list another model than the one that was asked for. */
const longestOther = 60_000;

/** A first request may compile kernels: 37 s were measured. */
const longestChat = 120_000;

/** How long a server may list its model and not answer well. */
export const longestListed = 300_000;

/** Resolves when everything has been proved; until then it asks again and again. Rejects once the signal is aborted. */
export async function serves(asking: Asking): Promise<void> {
  const { client, target, signal, say } = asking;
  let others: number | null = null;
  await until(asking, async () => {
    const asked = await askListed(client, target);
    others = asked.ok || !asked.others ? null : (others ?? performance.now());
    if (!asked.ok && others !== null && performance.now() - others > longestOther)
      asking.progress.hopeless = `${asked.why}: the name is wrong, or that model never came up`;
    keep(asking, 'models', asked);
    return asked;
  });
  asking.progress.listed_ms = performance.now();
  say('the model is listed');
  await until(asking, () => askReady(client, target));
  for (const port of asking.ports) await ownPort(asking, port);
  await goodChats(asking);
  signal.throwIfAborted();
}

function keep({ progress }: Asking, what: string, asked: Asked): void {
  if (asked.ok && asked.sheet !== undefined) progress.sheets.set(what, asked.sheet);
}

async function until({ progress, signal }: Asking, ask: () => Promise<Asked>): Promise<void> {
  for (let pause = 20; ; pause = Math.min(250, pause * 1.5)) {
    const asked = await ask();
    if (asked.ok) return;
    progress.step = asked.why;
    await sleep(pause, undefined, { signal });
  }
}

/** A stranger is only believed when it is seen twice: a port changes hands while it is looked at. */
async function ownPort({ processes, progress, signal }: Asking, port: number): Promise<void> {
  const ours = processes.map(({ pid }) => pid);
  if (findStranger(port, ours) === null) return;
  await sleep(200, undefined, { signal });
  const stranger = findStranger(port, ours);
  if (stranger === null) return;
  progress.hopeless = `port ${port} is answered by ${stranger}, which this run did not start`;
  await sleep(60_000, undefined, { signal });
}

async function goodChats(asking: Asking): Promise<void> {
  const { client, target, progress, signal, chats, settle_ms } = asking;
  let good = 0;
  let since = 0;
  while (good < chats || performance.now() - since < settle_ms) {
    const asked = await askChat(client, target, longestChat);
    keep(asking, 'chat', asked);
    if (asked.ok) {
      if (good === 0) since = performance.now();
      good += 1;
      progress.step = `${good} good answers, ${chats} asked for`;
      if (good >= chats) await sleep(Math.min(250, settle_ms), undefined, { signal });
      continue;
    }
    good = 0;
    progress.step = asked.why;
    await sleep(250, undefined, { signal });
  }
}
