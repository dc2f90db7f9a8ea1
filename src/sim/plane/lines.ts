import type { Socket } from 'node:net';

/** Calls back with each line that arrives, without its end. */
export function readLines(socket: Socket, line: (text: string) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) line(one);
  });
}

/** Sends objects as lines; all that is sent in one turn of the event loop leaves in one write. */
export function lineWriter(socket: Socket): (message: object) => number {
  let waiting = '';
  return (message) => {
    if (waiting === '')
      process.nextTick(() => {
        if (!socket.destroyed) socket.write(waiting);
        waiting = '';
      });
    const text = `${JSON.stringify(message)}\n`;
    waiting += text;
    return text.length;
  };
}
