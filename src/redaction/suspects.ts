import type { Secret } from '../model/journal.ts';
import { isMask } from './random.ts';

/** Characters of text that the preset is given at once: it takes 0.2 ms for a text however short. */
const chunkSize = 1_000_000;

/** A text that holds anchors of rules of the preset. */
export interface Suspect {
  /** Number of the text. */
  readonly at: number;
  readonly text: string;
  readonly rules: readonly string[];
}

interface Located {
  readonly at: number;
  readonly secret: Secret;
}

/** What the preset finds in the texts that its anchors stand in; it is loaded only when there is one. */
export async function askPreset(suspects: readonly Suspect[]): Promise<Located[]> {
  if (suspects.length === 0) return [];
  const { boundary, runPreset } = await import('./preset.ts');
  const found: Located[] = [];
  for (const chunk of chunksOf(suspects)) {
    const rules = [...new Set(chunk.flatMap((suspect) => suspect.rules))];
    const joined = chunk.map(({ text }) => text).join(boundary);
    const secrets = await runPreset(joined, rules);
    let begin = 0;
    for (const { at, text } of chunk) {
      const end = begin + text.length;
      for (const { rule, start, end: last } of secrets) {
        if (start >= begin && start < end) {
          const until = tokenEnd(text, Math.min(last - begin, text.length));
          const secret: Secret = { rule, kind: 'secret', start: start - begin, end: until };
          if (!isMask(text.slice(secret.start, until))) found.push({ at, secret });
        }
      }
      begin = end + boundary.length;
    }
  }
  return found;
}

/** Some rules of the preset count their match from the name in front of it and so end too early. */
function tokenEnd(text: string, from: number): number {
  const rest = /[\w+/=-]*/y;
  rest.lastIndex = from;
  return from + (rest.exec(text)?.[0].length ?? 0);
}

function chunksOf(suspects: readonly Suspect[]): Suspect[][] {
  const chunks: Suspect[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const suspect of suspects) {
    if (size + suspect.text.length > chunkSize) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)!.push(suspect);
    size += suspect.text.length;
  }
  return chunks;
}
