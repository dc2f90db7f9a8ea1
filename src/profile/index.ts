export { foreignFormat, noStack } from './formats.ts';
export type { CodeIndex } from './match.ts';
export { createProfile, type Profile, type ProfileReader } from './profile.ts';
export { rankByProfile, sayProfile } from './rank.ts';
