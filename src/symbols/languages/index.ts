import type { SymbolLanguage } from '../language.ts';
import { dockerfile } from './dockerfile.ts';
import { go } from './go.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { python } from './python.ts';
import { rust } from './rust.ts';
import { shell } from './shell.ts';
import { yaml } from './yaml.ts';

/** Every language whose names are read, one line each. A path belongs to the first that claims it. */
export const languages: readonly SymbolLanguage[] = [
  python,
  rust,
  go,
  shell,
  yaml,
  dockerfile,
  markdown,
  json,
];
