export type Labels = Readonly<Record<string, string>>;

export interface Value {
  add: (by?: number) => void;
  set: (value: number) => void;
}

export interface Distribution {
  observe: (value: number) => void;
}

/** A series appears on the page once it was asked for, as Dynamo's do. */
interface Family<Series> {
  readonly of: (labels?: Labels) => Series;
}

export interface Registry {
  readonly counter: (name: string, help: string) => Family<Value>;
  readonly gauge: (name: string, help: string) => Family<Value>;
  readonly histogram: (
    name: string,
    help: string,
    bounds: readonly number[],
  ) => Family<Distribution>;
  /** Runs before each page is made, for values that are worked out when somebody looks. */
  readonly before: (refresh: () => void) => void;
  /** The page in Prometheus' text format, families by name. */
  readonly page: () => string;
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function rendered(labels: Labels): string {
  const names = Object.keys(labels).sort();
  return names.map((name) => `${name}="${escaped(labels[name] ?? '')}"`).join(',');
}

const braced = (labels: string): string => (labels === '' ? '' : `{${labels}}`);

interface Entry {
  readonly name: string;
  readonly head: string;
  readonly lines: () => string[];
}

/** A registry with labels that stand on every series. */
export function openRegistry(constant: Labels = {}): Registry {
  const entries: Entry[] = [];
  const refreshers: (() => void)[] = [];

  function family<Series>(
    name: string,
    type: string,
    help: string,
    make: () => Series,
    lines: (labels: string, series: Series) => string[],
  ): Family<Series> {
    const all = new Map<string, Series>();
    entries.push({
      name,
      head: `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`,
      lines: () => [...all].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap((one) => lines(...one)),
    });
    return {
      of: (labels = {}) => {
        const key = rendered({ ...constant, ...labels });
        const there = all.get(key);
        if (there !== undefined) return there;
        const series = make();
        all.set(key, series);
        return series;
      },
    };
  }

  const plain = (type: string) => (name: string, help: string) =>
    family(name, type, help, makeValue, (labels, series) => [
      `${name}${braced(labels)} ${series.read()}`,
    ]);

  return {
    counter: plain('counter'),
    gauge: plain('gauge'),
    histogram: (name, help, bounds) =>
      family(
        name,
        'histogram',
        help,
        () => makeDistribution(bounds),
        (labels, series) => histogramLines(name, labels, bounds, series),
      ),
    before: (refresh) => refreshers.push(refresh),
    page: () => {
      for (const refresh of refreshers) refresh();
      const shown = entries.map((entry) => ({ ...entry, body: entry.lines() }));
      return shown
        .filter((entry) => entry.body.length > 0)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map((entry) => `${entry.head}${entry.body.join('\n')}\n`)
        .join('');
    },
  };
}

function makeValue() {
  let value = 0;
  return {
    add: (by = 1) => {
      value += by;
    },
    set: (to: number) => {
      value = to;
    },
    read: () => value,
  };
}

function makeDistribution(bounds: readonly number[]) {
  const counts = bounds.map(() => 0);
  let sum = 0;
  let count = 0;
  return {
    observe: (value: number) => {
      sum += value;
      count += 1;
      const at = bounds.findIndex((bound) => value <= bound);
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    },
    read: () => ({ counts, sum, count }),
  };
}

function histogramLines(
  name: string,
  labels: string,
  bounds: readonly number[],
  series: ReturnType<typeof makeDistribution>,
): string[] {
  const { counts, sum, count } = series.read();
  const comma = labels === '' ? '' : ',';
  let below = 0;
  const buckets = bounds.map((bound, at) => {
    below += counts[at] ?? 0;
    return `${name}_bucket{${labels}${comma}le="${bound}"} ${below}`;
  });
  return [
    ...buckets,
    `${name}_bucket{${labels}${comma}le="+Inf"} ${count}`,
    `${name}_sum${braced(labels)} ${sum}`,
    `${name}_count${braced(labels)} ${count}`,
  ];
}
