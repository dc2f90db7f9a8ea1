import type { LanguagePack } from '../language.ts';
import { rust } from './rust.ts';

/** Every language the tool can read, in order of their first use. */
export const languages: readonly LanguagePack[] = [rust];
