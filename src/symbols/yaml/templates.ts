import { blanked } from '../text/index.ts';

const spaces = (found: string): string => found.replace(/[^\n]/g, ' ');
const filler = (found: string): string => found.replace(/[^\n]/g, '_');

/** A line that is nothing but a tag: it decides whether others are there, or brings in lines from elsewhere. */
const wholeLine = /^[ \t]*(?:\{\{[^\n]*?\}\}|\{%[^%\n]*%\}|\{#[^#\n]*#\})[ \t]*$/gm;

/**
 * A template of Helm or Jinja as the YAML that it becomes, more or less: lines of tags are blank, tags within a line
 * are a word. Every offset stays.
 */
export function withoutTags(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) return text;
  return blanked(text, /\{\{-?\s*\/\*/g, '*/', /\s*-?\}\}/y)
    .replace(wholeLine, spaces)
    .replace(/\$?\{\{[^{}\n]*\}\}/g, filler)
    .replace(/\{%[^%\n]*%\}/g, spaces);
}
