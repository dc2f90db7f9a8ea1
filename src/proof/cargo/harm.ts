import { NoProof, UserError } from '../../model/errors.ts';
import { printableLine } from '../../process/index.ts';

/** What a disk or its rights refuse, in a line; null for what is a bug. */
export function harmIn(error: unknown): string | null {
  if (error instanceof UserError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ENOSPC|EDQUOT)$/.test(code))
    return `the disk is full: ${printableLine(String(error), 200)}`;
  return /^(EROFS|EACCES|EPERM|EIO|ENOENT|ENOTDIR)$/.test(code)
    ? `the scratch tree cannot be written: ${printableLine(String(error), 200)}`
    : null;
}

/** The same as an error of its own, for where nothing can go on. */
export function asNoProof(error: unknown): unknown {
  const harm = error instanceof UserError ? null : harmIn(error);
  return harm === null ? error : new NoProof(harm);
}
