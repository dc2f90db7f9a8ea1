import { connect } from 'node:net';
import { isObject, parsed } from '../json.ts';
import { lineWriter, readLines } from './lines.ts';
import type { Ask, ToFrontend } from './messages.ts';

/** A connection to a worker. */
export interface Link {
  /** Sends a request; `hear` gets its messages, and an error when the connection is lost before the last. */
  readonly generate: (ask: Ask, arrived: number, hear: (message: ToFrontend) => void) => () => void;
  readonly close: () => void;
}

const lost = 'connection lost';

/** Connects to a worker's request plane. `ended` is called once, when the connection is gone. Rejects when there is none. */
export function openLink(host: string, port: number, ended: () => void): Promise<Link> {
  const socket = connect({ host, port, noDelay: true });
  const waiting = new Map<number, (message: ToFrontend) => void>();
  const send = lineWriter(socket);
  let last = 0;
  readLines(socket, (line) => {
    const message = parsed(line);
    if (!isMessage(message)) return;
    const hear = waiting.get(message.id);
    if (message.done === true || message.error !== undefined) waiting.delete(message.id);
    hear?.(message);
  });
  socket.on('error', () => socket.destroy());
  const link: Link = {
    generate: (ask, arrived, hear) => {
      last += 1;
      const id = last;
      waiting.set(id, hear);
      send({ op: 'generate', id, arrived, ask });
      return () => {
        if (waiting.delete(id)) send({ op: 'cancel', id });
      };
    },
    close: () => socket.destroy(),
  };
  return new Promise((resolve, reject) => {
    let open = false;
    socket.once('connect', () => {
      open = true;
      resolve(link);
    });
    socket.once('close', () => {
      for (const [id, hear] of [...waiting]) hear({ id, error: lost });
      waiting.clear();
      if (open) ended();
      else reject(new Error(`no worker at ${host}:${port}`));
    });
  });
}

const isMessage = (value: unknown): value is ToFrontend =>
  isObject(value) && typeof value.id === 'number';
