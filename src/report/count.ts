const thousands = /\B(?=(\d{3})+$)/g;

/** `12,003`; with a noun `1 file`, `2 files`. */
export function countOf(n: number, noun?: string): string {
  const digits = String(n).replace(thousands, ',');
  if (noun === undefined) return digits;
  return `${digits} ${noun}${n === 1 ? '' : 's'}`;
}
