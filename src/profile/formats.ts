const folded = 'expected folded stacks, a line each: main;parse;clone 42';

interface Format {
  readonly what: string;
  readonly fits: (head: Uint8Array, text: string) => boolean;
  /** How it becomes folded stacks. */
  readonly convert: string;
}

const perf = 'perf script -i FILE | inferno-collapse-perf > out.folded';
const others: readonly Format[] = [
  {
    what: 'perf.data of perf record',
    fits: (_, text) => text.startsWith('PERFILE2') || text.startsWith('PERFFILE'),
    convert: perf,
  },
  {
    what: 'compressed (gzip), as pprof and samply write profiles',
    fits: (head) => head[0] === 0x1f && head[1] === 0x8b,
    convert: 'README, "Profile", has a line for each',
  },
  {
    what: 'a picture (SVG or HTML), not the stacks it was drawn from',
    fits: (_, text) => /^\s*<(?:\?xml|svg|!doctype|html)/i.test(text),
    convert: 'keep the input of inferno-flamegraph instead',
  },
  {
    what: 'JSON, as samply, Firefox and speedscope write profiles',
    fits: (_, text) => /^\s*[{[]\s*["{]/.test(text) && !/^[^\n]* \d+\r?$/m.test(text),
    convert: 'README, "Profile", has a line for samply',
  },
  {
    what: 'the output of perf script, not collapsed yet',
    fits: (_, text) =>
      /^\s+[0-9a-f]+ .+ \(.*\)\r?$/m.test(text) && /^\S.*:\s*(?:\d+ )?\S+:\s*$/m.test(text),
    convert: perf.replace('-i FILE ', ''),
  },
];

/**
 * Why the start of a file cannot be folded stacks, in one line with what converts it; null where it may be. `head` are
 * the first bytes of the file.
 */
export function foreignFormat(head: Uint8Array): string | null {
  if (head.length === 0) return `is empty: ${folded}`;
  const text = new TextDecoder('utf-8').decode(head.subarray(0, 4096));
  const found = others.find((format) => format.fits(head, text));
  if (found) return `is ${found.what}: ${folded} (${found.convert})`;
  if (head.subarray(0, 4096).includes(0)) return `is a binary file: ${folded}`;
  return null;
}

/** Why a file of which no line was a stack is no profile. */
export const noStack = `holds no folded stack: ${folded}`;
