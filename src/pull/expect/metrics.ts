import type { ChangedLine } from '../text.ts';
import {
  type ExpectationKind,
  isComment,
  isPython,
  isRust,
  type KindContext,
  statement,
} from './kind.ts';

/** A name that stands alone, with the prefix that Dynamo's metrics have or an engine's colon: nothing is composed of it. */
const whole = /^(?:dynamo_[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]+:[a-z0-9_]+)$/;

/** The named constants of Rust, and what registers a metric in Rust or Python. */
const constant = /\bconst\s+[A-Z][A-Z0-9_]*\s*:\s*&(?:'static\s+)?str\s*=\s*"([a-z][a-z0-9_:]*)"/;
const rustCall =
  /\b(?:Int)?(?:Counter|Gauge|Histogram)(Vec)?::(?:new|with_opts)\s*\(\s*(?:(?:Histogram)?Opts::new\s*\(\s*)?"([a-z][a-z0-9_:]*)"/;
const pythonCall =
  /(?<![\w.])(?:prometheus_client\.)?(?:Counter|Gauge|Histogram|Summary|Info)\(\s*(?:name\s*=\s*)?f?["']([a-z][a-z0-9_:]*)["']/;

interface Metric {
  readonly name: string;
  /** Has no labels, so that it is there without any request; null where that cannot be seen. */
  readonly bare: boolean | null;
}

function metricIn(line: ChangedLine): Metric | null {
  if (isComment(line)) return null;
  const text = statement(line);
  if (isRust(line.path)) {
    const named = constant.exec(line.text)?.[1];
    if (named !== undefined && /metric|prometheus/.test(line.path) && named.includes('_'))
      return { name: named, bare: null };
    const call = rustCall.exec(text);
    // Only what begins on this line: the others find the same call themselves.
    if (call === null || call.index > line.text.length) return null;
    return { name: call[2]!, bare: call[1] === undefined };
  }
  if (!isPython(line.path)) return null;
  const call = pythonCall.exec(text);
  if (call === null || call.index > line.text.length) return null;
  const rest = text.slice(call.index, text.indexOf('\n)', call.index) + 1 || undefined);
  return { name: call[1]!, bare: !/labelnames|\[\s*["']/.test(rest) };
}

/** Registered for every server, whatever is asked of it: in the HTTP service, in no branch and no lazy value. */
const always = /(?:^|\/)http\/service\/|(?:^|\/)frontend\//;
const conditional = /\b(?:if|match|Lazy|LazyLock|OnceLock|OnceCell|cfg|feature|except|elif)\b/;

const isAlways = ({ path, text, preceding }: ChangedLine): boolean =>
  always.test(path) && !conditional.test([text, ...preceding].join('\n'));

/** Whether no file of the head has the name, in whole or as the part that a prefix is put before. */
async function isGone(name: string, { tree }: KindContext): Promise<boolean> {
  const parts = name.replace(/^[a-z]+:/, '').split('_');
  const tails = parts
    .map((_, i) => parts.slice(i).join('_'))
    .filter((tail, i) => i <= 2 && tail.includes('_'));
  for (const text of new Set([name, ...tails])) if (await tree.holds(text)) return false;
  return true;
}

export const metrics: ExpectationKind = {
  id: 'metric',
  about: 'names of Prometheus metrics, as constants and where they are registered',
  derive: async (line, context) => {
    const metric = metricIn(line);
    if (metric === null || context.onOtherSide(line, metric.name)) return [];
    const { name, bare } = metric;
    if (line.side === 'RIGHT') {
      if (!whole.test(name))
        return [
          {
            name,
            level: 'hint',
            expect: { says: `a metric whose name ends in ${name} is served` },
            why: 'a new metric; its prefix is not on the line',
          },
        ];
      const level = bare === true && isAlways(line) ? 'check' : 'hint';
      const why =
        level === 'check'
          ? 'a new metric without labels: served from the start'
          : 'a new metric: it may only appear once something was counted';
      return [{ name, level, expect: { metric: name, op: 'exists' }, why }];
    }
    if (!whole.test(name)) return [];
    if (!context.isKept(line) || !(await isGone(name, context))) return [];
    return [
      {
        name,
        level: 'check',
        expect: { metric: name, op: 'absent' },
        why: 'a metric that nothing of the head names any more',
      },
    ];
  },
};
