import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../model/errors.ts';

/**
 * Does something while no other process on this machine does it under the same name. The lock is a socket in Linux's
 * abstract namespace: the kernel lets go of it however its holder dies, and no file is left that could be stale.
 * UserError when it could not be had within `limit_ms`.
 */
export async function withLock<T>(
  name: string,
  act: () => T | Promise<T>,
  limit_ms = 60_000,
): Promise<T> {
  const server = await waitFor(address(name), limit_ms);
  if (server === null)
    throw new UserError(`another dyn-audit has held '${name}' for ${limit_ms} ms`);
  try {
    return await act();
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** Names of sockets are short; users do not meet. */
const address = (name: string): string =>
  `\0dyn-audit/${process.getuid?.()}/${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;

async function waitFor(path: string, limit_ms: number): Promise<Server | null> {
  const start = performance.now();
  for (;;) {
    const server = await listen(path);
    if (server !== null || performance.now() - start > limit_ms) return server;
    await sleep(10 + Math.random() * 20);
  }
}

/** Null when somebody else listens. */
function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}
