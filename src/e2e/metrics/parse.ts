/** One line of a Prometheus page. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A Prometheus page. Dynamo's families are lazy: one that nothing has happened to yet is not on it. */
export interface Page {
  /** By name of the sample: `x_bucket` is found under its own name, not under that of its histogram. */
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  /** `counter`, `gauge`, `histogram`, ... by name of family, as `# TYPE` lines say. */
  readonly types: ReadonlyMap<string, string>;
  /** Lines that are neither comment nor sample, the first few of them. */
  readonly malformed: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;

const head = /^([a-zA-Z_:][a-zA-Z0-9_:]*)[ \t]*/;
const pair = /[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*,?/y;
const number = /^[ \t]*(\S+)(?:[ \t]+-?\d+)?[ \t]*$/;
const typeLine = /^#[ \t]*TYPE[ \t]+(\S+)[ \t]+(\S+)/;
const keptMalformed = 5;

/**
 * Reads a page in Prometheus' text format (version 0.0.4). Never fails: what is no sample is listed as malformed, since
 * a page comes from code under test.
 */
export function parsePage(text: string): Page {
  const samples = new Map<string, Sample[]>();
  const types = new Map<string, string>();
  const malformed: string[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') continue;
    if (line.startsWith('#')) {
      const type = typeLine.exec(line);
      if (type) types.set(type[1]!, type[2]!);
      continue;
    }
    const sample = parseSample(line);
    if (!sample) {
      if (malformed.length < keptMalformed) malformed.push(line.slice(0, 200));
      continue;
    }
    const same = samples.get(sample.name);
    if (same) same.push(sample);
    else samples.set(sample.name, [sample]);
  }
  return { samples, types, malformed };
}

function parseSample(line: string): Sample | null {
  const name = head.exec(line);
  if (!name) return null;
  let at = name[0].length;
  // No prototype: a label may be called `constructor`.
  const labels: Record<string, string> = Object.create(null);
  if (line[at] === '{') {
    pair.lastIndex = at + 1;
    at += 1;
    for (let found = pair.exec(line); found; found = pair.exec(line)) {
      labels[found[1]!] = unescaped(found[2]!);
      at = pair.lastIndex;
    }
    while (line[at] === ' ' || line[at] === '\t') at += 1;
    if (line[at] !== '}') return null;
    at += 1;
  }
  const value = toNumber(number.exec(line.slice(at))?.[1]);
  return value === null ? null : { name: name[1]!, labels, value };
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

function toNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[+-]?inf$/i.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  const value = Number(text);
  return Number.isNaN(value) ? null : value;
}

/** The samples of a name whose labels hold all of `labels`. */
export function select(page: Page, name: string, labels: Labels = {}): readonly Sample[] {
  const wanted = Object.entries(labels);
  return (page.samples.get(name) ?? []).filter((sample) =>
    wanted.every(([label, value]) => sample.labels[label] === value),
  );
}

/** The sum of those samples; null when there is none. */
export function sumOf(page: Page, name: string, labels: Labels = {}): number | null {
  const found = select(page, name, labels);
  return found.length === 0 ? null : found.reduce((sum, sample) => sum + sample.value, 0);
}
