import type { LanguagePack } from '../language.ts';
import { bash } from './bash.ts';
import { go } from './go.ts';
import { python } from './python.ts';
import { rust } from './rust.ts';

/** Every language the tool can read, in order of their first use. */
const languages: readonly LanguagePack[] = [rust, python, bash, go];

/** The language of that id; an id that is not in the list is a bug. */
export function languageOf(id: string): LanguagePack {
  const found = languages.find((language) => language.id === id);
  if (!found) throw new Error(`no language ${id}`);
  return found;
}
