import { createServer, type Server, type Socket } from 'node:net';
import { isObject, parsed } from '../json.ts';
import { lineWriter, readLines } from './lines.ts';
import type { Ask, ToFrontend, ToWorker } from './messages.ts';

/** What a worker does with requests. `reply` gives the size of what was sent. */
export interface Serving {
  readonly generate: (
    ask: Ask,
    arrived: number,
    size: number,
    reply: (message: Omit<ToFrontend, 'id'>) => number,
  ) => () => void;
}

/** The worker's side of the request plane: many requests of a frontend over one connection. */
export function servePlane(serving: Serving): Server {
  return createServer({ noDelay: true }, (socket) => serveFrontend(socket, serving));
}

function serveFrontend(socket: Socket, serving: Serving): void {
  const send = lineWriter(socket);
  const running = new Map<number, () => void>();
  readLines(socket, (line) => {
    const message = readMessage(line);
    if (message === null) return;
    const { id } = message;
    if (message.op === 'cancel') {
      running.get(id)?.();
      running.delete(id);
      return;
    }
    const cancel = serving.generate(message.ask, message.arrived, line.length, (reply) => {
      if (reply.done === true || reply.error !== undefined) running.delete(id);
      return send({ id, ...reply });
    });
    running.set(id, cancel);
  });
  socket.on('error', () => socket.destroy());
  // A frontend that died wants no answers.
  socket.on('close', () => {
    for (const cancel of running.values()) cancel();
    running.clear();
  });
}

const isMessage = (value: unknown): value is ToWorker =>
  isObject(value) && (value.op === 'generate' || value.op === 'cancel');

function readMessage(line: string): ToWorker | null {
  const value = parsed(line);
  return isMessage(value) ? value : null;
}
