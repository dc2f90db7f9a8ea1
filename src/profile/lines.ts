/** No real stack is longer; what is, is let go as it arrives. */
const longest = 2 ** 20;

/** Cuts text that arrives in pieces into lines. A line beyond one million characters is given as null, once. */
export function createLines(each: (line: string | null) => void): {
  readonly add: (text: string) => void;
  readonly end: () => void;
} {
  let open = '';
  let dropped = false;
  const close = (): void => {
    if (dropped) each(null);
    else if (open !== '') each(open.endsWith('\r') ? open.slice(0, -1) : open);
    open = '';
    dropped = false;
  };
  return {
    add: (text) => {
      let from = 0;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
        grow(text.slice(from, at));
        close();
        from = at + 1;
      }
      grow(text.slice(from));
    },
    end: close,
  };

  function grow(part: string): void {
    if (dropped) return;
    open += part;
    if (open.length <= longest) return;
    open = '';
    dropped = true;
  }
}

export interface Stack {
  /** Root first. */
  readonly frames: readonly string[];
  readonly samples: number;
}

/** `a;b;c 12`, as inferno and stackcollapse write it; null for what is none. */
export function readStack(line: string): Stack | null {
  const blank = line.trimEnd().lastIndexOf(' ');
  if (blank <= 0) return null;
  const count = line.slice(blank + 1).trim();
  if (!/^\d{1,18}(?:\.\d{1,18})?$/.test(count)) return null;
  const frames = line
    .slice(0, blank)
    .split(';')
    .map((frame) => frame.trim())
    .filter((frame) => frame !== '');
  return frames.length === 0 ? null : { frames, samples: Number(count) };
}
