import type { ProfileSummary } from '../model/profile.ts';
import { percent } from '../model/say-profile.ts';
import { countOf } from './count.ts';

/** What the profile was, in a sentence. */
export function sayProfileRead({ file, stacks, samples, functions }: ProfileSummary): string {
  const size = `${countOf(stacks, 'stack')} with a count of ${countOf(Math.round(samples))}`;
  const named = `${countOf(functions.matched)} of ${countOf(functions.total, 'function')} with findings`;
  return functions.matched === 0
    ? `${file}: ${size}, names none of ${countOf(functions.total, 'function')} with findings (a profile of another program?); findings stand in the order of their scores`
    : `${file}: ${size}, names ${named}; findings stand in its order`;
}

/** What of the profile could not be used; nothing where all could. */
export function profileGaps(profile: ProfileSummary): string[] {
  const { unread, frames, unmatched, ambiguous } = profile;
  const heaviest = unmatched
    .slice(0, 3)
    .map(({ frame, share }) => `${frame} (${percent(share)})`)
    .join(', ');
  return [
    ...(frames.unmatched > 0
      ? [
          `${countOf(frames.unmatched)} of ${countOf(frames.own, 'name')} of the audited crates fit no function of theirs: ${heaviest}`,
        ]
      : []),
    ...(ambiguous > 0
      ? [`names that fit several functions, counted for none: ${countOf(ambiguous)}`]
      : []),
    ...(unread > 0 ? [`lines that are no folded stack, left out: ${countOf(unread)}`] : []),
  ];
}
