/** The day that it is where days begin first: what lies after it is in the future for everyone. */
export const latestDay = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
