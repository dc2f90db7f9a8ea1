import { toJson } from '../model/json.ts';

/** A JSON document whose last field is a list, one element per line so that line tools can read it too. */
export function withList(head: object, name: string, lines: readonly string[]): string {
  const list =
    lines.length === 0 ? '[]' : `[${lines.map((line) => `\n    ${line}`).join(',')}\n  ]`;
  return `${toJson(head, 2).slice(0, -2)},\n  "${name}": ${list}\n}\n`;
}
