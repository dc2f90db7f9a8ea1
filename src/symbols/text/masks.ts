const sameLength = (found: string): string => found.replace(/[^\n]/g, '_');

/**
 * A text in which what only people or templates understand (`<model>`, `{{ .Values.x }}`, `${{ inputs.y }}`) has become
 * a plain word of the same length, so that a parser takes it as one and every offset stays.
 */
export function masked(text: string): string {
  let out = text;
  if (out.includes('{{')) out = out.replace(/\$?\{\{[^{}\n]{0,400}\}\}/g, sameLength);
  if (out.includes('<'))
    out = out.replace(
      /(?<=[\s="'/:,-])<[A-Za-z][\w.:/|+-]*( [\w.:/|+-]+){0,5}>(?![&(])/g,
      sameLength,
    );
  return out;
}
