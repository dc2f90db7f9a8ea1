/** What JSON.stringify leaves raw although a terminal or a reader can be fooled by it. */
const unsafe = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
const beyondAscii = /[^\t\n\r -~]/;

function escapeUnits(char: string): string {
  let escaped = '';
  for (let i = 0; i < char.length; i++)
    escaped += `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`;
  return escaped;
}

/** JSON text that is safe to show; equal to what went in once it is parsed. */
export function toJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  return beyondAscii.test(text) ? text.replace(unsafe, escapeUnits) : text;
}
