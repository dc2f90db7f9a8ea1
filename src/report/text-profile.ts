import type { ClonesReport } from '../model/finding.ts';
import { printable } from '../model/printable.ts';
import type { Page } from './page.ts';
import { profileGaps, sayProfileRead } from './profile-words.ts';
import { wrap } from './wrap.ts';

/** The profile that the findings were ranked by, and what of it could not be used; nothing without one. */
export function describeProfile({ profile }: ClonesReport, page: Page): string[] {
  if (profile === undefined) return [];
  return [
    '',
    ...wrap(printable(sayProfileRead(profile)), page.width, 'Profile: ', 2).map((line) =>
      page.paint('bold', line),
    ),
    ...profileGaps(profile).flatMap((line) => wrap(printable(line), page.width, '  ', 4)),
  ];
}
