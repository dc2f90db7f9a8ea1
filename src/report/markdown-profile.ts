import type { ClonesReport } from '../model/finding.ts';
import { prose } from './escape-markdown.ts';
import { profileGaps, sayProfileRead } from './profile-words.ts';

/** The profile as a section; nothing without one. */
export function profileSection({ profile }: ClonesReport): string[] {
  if (profile === undefined) return [];
  return [
    '## Profile',
    '',
    ...[sayProfileRead(profile), ...profileGaps(profile)].map((line) => `- ${prose(line)}`),
    '',
  ];
}
