export { foreignFormat, noStack } from './formats.ts';
export type { CodeIndex } from './match.ts';
export { createProfile, type Profile, type ProfileReader } from './profile.ts';
export { rankByProfile } from './rank.ts';
