import { portHolder, readProcesses } from '../../../process/index.ts';

/**
 * Who listens on a port instead of one of ours; null when it is ours or when nobody does. Ours is what descends from a
 * process that we started or shares its group or session, since launchers die and their children stay.
 */
export function findStranger(port: number, ours: readonly number[]): string | null {
  const holder = portHolder(port);
  if (holder === null) return null;
  if (holder.pid === null) return holder.command;
  const rows = new Map(readProcesses().map((row) => [row.pid, row]));
  const own = new Set(ours);
  const seen = new Set<number>();
  for (
    let row = rows.get(holder.pid);
    row !== undefined && !seen.has(row.pid);
    row = rows.get(row.ppid)
  ) {
    if (own.has(row.pid) || own.has(row.pgid) || own.has(row.session)) return null;
    seen.add(row.pid);
  }
  return `process ${holder.pid} (${holder.command})`;
}
