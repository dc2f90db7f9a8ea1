/** A string of a JSON text, without its quotes. */
export interface Literal {
  readonly from: number;
  readonly to: number;
  /** It is the key of a member. */
  readonly isKey: boolean;
  /** It is an element of a list. */
  readonly list: boolean;
  /** A key: that of the object it stands in. A value: its own key, or that of the list it stands in. */
  readonly key: string;
  /** Key of the object or list around the object it stands in. */
  readonly above: string;
  /** Number of the object or list it stands in, and of the one around that. */
  readonly container: number;
  readonly parent: number;
}

interface Level {
  readonly list: boolean;
  readonly key: string;
  readonly id: number;
  pending: string;
}

/** The strings of a text that is JSON, or nearly: comments, missing commas and a missing end do no harm. */
export function* literals(text: string): Generator<Literal> {
  const levels: Level[] = [{ list: false, key: '', id: 0, pending: '' }];
  let ids = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const level = levels.at(-1)!;
    if (code === 0x7b || code === 0x5b) {
      const key = level.list ? level.key : level.pending;
      levels.push({ list: code === 0x5b, key, id: ++ids, pending: '' });
    } else if (code === 0x7d || code === 0x5d) {
      if (levels.length > 1) levels.pop();
    } else if (code === 0x22) {
      const end = closing(text, at + 1);
      const isKey = !level.list && /^\s*:/.test(text.slice(end + 1, end + 8));
      const outer = levels.at(-2);
      const place = {
        from: at + 1,
        to: end,
        above: level.key,
        container: level.id,
        parent: outer?.id ?? 0,
      };
      if (isKey) {
        level.pending = text.slice(at + 1, end);
        yield { ...place, isKey, list: false, key: level.key };
      } else
        yield { ...place, isKey, list: level.list, key: level.list ? level.key : level.pending };
      at = end;
    }
  }
}

/** Offset of the quote that closes a string. */
function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22 || code === 0x0a) return at;
  }
  return text.length;
}
