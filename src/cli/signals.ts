const caught = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type CaughtSignal = (typeof caught)[number];

/**
 * Hands signals to a command that has something to take down, instead of the program's own way to end at once. The
 * function that comes back gives the signals to whoever had them before.
 */
export function takeSignals(onSignal: (signal: CaughtSignal) => void): () => void {
  const before = caught.map((signal) => ({ signal, listeners: process.listeners(signal) }));
  for (const { signal } of before) {
    process.removeAllListeners(signal);
    process.on(signal, onSignal);
  }
  return () => {
    for (const { signal, listeners } of before) {
      process.off(signal, onSignal);
      for (const listener of listeners) process.on(signal, listener);
    }
  };
}
