import type { FindingProfile } from './profile.ts';

/** `3.1 %`. */
export const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** `3.1 % of samples, 25.8 % of them copying`: the second part is a part of the first. */
export function sayProfile({ share, copying }: Pick<FindingProfile, 'share' | 'copying'>): string {
  return `${percent(share)} of samples, ${percent(share === 0 ? 0 : copying / share)} of them copying`;
}
