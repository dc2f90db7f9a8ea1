import { countOf } from '../count.ts';

/** `0.3 s`, `42 s`, `3 min 5 s`, `1 h 2 min`. */
export function sayTime(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Three digits that matter: `0.123`, `1.23`, `45.6`, `1,234`; a dash for what was not measured. */
export function sayFigure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '-';
  const size = Math.abs(value);
  if (size >= 100) return countOf(Math.round(value));
  if (size >= 10) return value.toFixed(1);
  if (size >= 1 || size === 0) return value.toFixed(2).replace(/\.00$/, '');
  return value.toPrecision(3);
}

/** `+6.4 %`, `-0.3 %`. */
export function sayPercent(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '-';
  return `${value > 0 ? '+' : ''}${value.toFixed(1)} %`;
}

/** `3 pass, 1 fail`, the names in the order given, none that is 0. */
export function sayCounts(counts: readonly (readonly [name: string, count: number])[]): string {
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${countOf(count)} ${name}`)
    .join(', ');
}

/** `2026-11-21 19:56:49`, of an ISO time; anything else as it is. */
export const sayInstant = (time: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(time) ? time.slice(0, 19).replace('T', ' ') : time;

/** A text of several lines as one; an item has no lines of its own. */
export const joinLines = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');
