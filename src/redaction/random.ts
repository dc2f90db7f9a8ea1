const placeholder =
  /^(?:[x*.#0-]+|.*(?:xxxx|\*\*\*|\.\.\.|example|placeholder|redacted|changeme|change-me|dummy|your[-_]|insert[-_]|replace[-_]|sample).*)$/i;

/** Whether the text only stands for a secret: `xxxx`, `your-token-here`, `...`. */
export const isPlaceholder = (text: string): boolean =>
  placeholder.test(text) || new Set(text).size < 5;

/** Whether the text ends as a token that was written over: `ghp_xxxxxxxxxxxxxxxx`. */
export const isMask = (text: string): boolean => new Set(text.slice(-16)).size < 3;

/** Whether the text could have been drawn by a machine: letters with digits, or both cases mixed within a word. */
export function looksRandom(text: string): boolean {
  if (isPlaceholder(text)) return false;
  if (/\d/.test(text) && /[a-z]/i.test(text)) return true;
  return /[a-z][A-Z].*[a-z][A-Z]/.test(text) && /[A-Za-z]{16}/.test(text);
}
