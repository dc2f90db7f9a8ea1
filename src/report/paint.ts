const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Style = keyof typeof codes;

/** Colours whole lines or words that are already wrapped and printable. */
export type Paint = (style: Style, text: string) => string;

export const paintWith =
  (color: boolean): Paint =>
  (style, text) =>
    color && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
