import { now } from '../clock.ts';
import type { Instance } from '../discovery/record.ts';
import type { FrontendHooks } from '../faults/types.ts';
import type { Log } from '../log.ts';
import { type Link, openLink } from './client.ts';

/** After a failure an instance is left out for so long, then tried again, as Dynamo does until its record is gone. */
const inhibitedMs = 5000;
const retryMs = 1000;

interface Known {
  readonly instance: Instance;
  link: Link | null;
  inhibitedUntil: number;
  /** Whether it was ever connected: only then is its model in the catalogue. */
  committed: boolean;
}

export interface Workers {
  /** Takes over what discovery lists now. */
  readonly update: (instances: readonly Instance[]) => void;
  readonly instances: () => readonly Instance[];
  /** The listed instance of a model, whether it can serve or not. */
  readonly card: (model: string) => Instance | null;
  /** Models in the catalogue; `ready`: at least one instance can be tried. */
  readonly models: () => readonly { readonly card: Instance; readonly workers: number }[];
  /** The next instance's connection; null when there is none to try, rejects when the one that was tried is dead. */
  readonly take: (model: string) => Promise<Link | null>;
  readonly close: () => void;
}

/** The frontend's view of the workers: who is listed, who is connected, whose turn it is. */
export function openWorkers(hooks: readonly FrontendHooks[], log: Log): Workers {
  const all = new Map<string, Known>();
  let turn = 0;

  const usable = (known: Known): boolean => known.committed && now() >= known.inhibitedUntil;
  const of = (model: string): Known[] =>
    [...all.values()].filter((known) => known.committed && known.instance.model === model);

  async function open(known: Known): Promise<Link> {
    const { host, port, id } = known.instance;
    try {
      const link = await openLink(host, port, () => {
        known.link = null;
        known.inhibitedUntil = now() + inhibitedMs;
        if (all.has(id)) log('WARN', `connection to instance ${id} lost`);
      });
      known.link = link;
      known.inhibitedUntil = 0;
      return link;
    } catch (error) {
      known.inhibitedUntil = now() + inhibitedMs;
      throw error;
    }
  }

  function materialize(known: Known, attempt: number): void {
    if (!all.has(known.instance.id)) return;
    const refused = hooks.some((hook) => hook.materialize?.(log, attempt) === false);
    if (refused) {
      setTimeout(() => materialize(known, attempt + 1), retryMs * attempt).unref();
      return;
    }
    open(known).then(
      () => {
        known.committed = true;
        log('INFO', `added model ${known.instance.model} from instance ${known.instance.id}`);
      },
      // A record that outlived its worker; it goes when it is old.
      () => log('WARN', `instance ${known.instance.id} is listed and cannot be reached`),
    );
  }

  return {
    update: (instances) => {
      const listed = new Set(instances.map((instance) => instance.id));
      for (const id of [...all.keys()]) {
        if (listed.has(id)) continue;
        all.delete(id);
        log('INFO', `instance ${id} left`);
      }
      for (const instance of instances) {
        if (all.has(instance.id)) continue;
        const known: Known = { instance, link: null, inhibitedUntil: 0, committed: false };
        all.set(instance.id, known);
        materialize(known, 1);
      }
    },
    instances: () => [...all.values()].map((known) => known.instance),
    card: (model) => of(model)[0]?.instance ?? null,
    models: () => {
      const names = [...new Set([...all.values()].map((known) => known.instance.model))];
      return names.flatMap((name) => {
        const [first] = of(name);
        if (first === undefined) return [];
        return [{ card: first.instance, workers: of(name).filter(usable).length }];
      });
    },
    take: async (model) => {
      const ready = of(model).filter(usable);
      const known = ready[turn++ % Math.max(1, ready.length)];
      if (known === undefined) return null;
      return known.link ?? open(known);
    },
    close: () => {
      for (const known of all.values()) known.link?.close();
    },
  };
}
