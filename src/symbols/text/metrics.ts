import { type Reading, refer } from './facts.ts';
import { type Source, spanOf } from './source.ts';

/** Words of PromQL that look like metric names. */
const functions = new Set(
  (
    'histogram_quantile label_replace label_join label_values query_result label_names count_values group_left ' +
    'group_right day_of_month day_of_week days_in_month sort_desc avg_over_time min_over_time max_over_time ' +
    'sum_over_time count_over_time quantile_over_time stddev_over_time last_over_time present_over_time ' +
    'absent_over_time predict_linear clamp_min clamp_max holt_winters histogram_fraction'
  ).split(' '),
);

const promql =
  /\b(rate|irate|increase|delta|sum|avg|min|max|count|histogram_quantile|label_values|query_result|topk|absent|clamp_min|clamp_max|\w+_over_time)\b\s*(by\s*\([^)]*\)\s*)?\(|\{\s*\w+\s*(=|!=|=~|!~)\s*\\?["']|\[(\d+[smhd]|\$__\w+)\]/;

const wholeName =
  /^[a-z][a-z0-9]*([_:][a-z0-9]+)*_(total|seconds|milliseconds|bytes|count|sum|bucket|info|ratio|percent|blocks|tokens|requests|created|usage)$/;

const prefixed = /^(dynamo|vllm|sglang|trtllm|kvbm|nv_llm|llm_kv)[_:][a-z0-9_:]+$/;

/** A longer string is no query. */
const longest = 20_000;

/** A string that may hold metrics: a query, or the name of one metric. */
export function mayHoldMetrics(text: string): boolean {
  if (text.length < 5 || text.length > longest || !text.includes('_')) return false;
  return wholeName.test(text) || prefixed.test(text) || promql.test(text);
}

/** A single word that is the name of a metric beyond doubt. */
export function isMetricName(text: string): boolean {
  return text.length < 200 && (/^dynamo_[a-z0-9_]+_[a-z0-9]+$/.test(text) || wholeName.test(text));
}

/** Labels are no metrics: grouping lists, selectors, quoted values (but those of `__name__`) become blanks. */
function withoutLabels(text: string): string {
  const blank = (found: string) => ' '.repeat(found.length);
  return text
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^()]*\)/g, blank)
    .replace(
      /(?<![\w.])[\w.]+\s*(=~|!~|!=|=)\s*(\\?)(["'])[^"'\\]*(\\(?!["'])[^"'\\]*)*\2\3/g,
      (found) =>
        found.startsWith('__name__') ? `${' '.repeat(8)}${found.slice(8)}` : blank(found),
    );
}

const token = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

/** Notes each metric that a query or a name mentions. */
export function readMetrics(source: Source, reading: Reading): void {
  if (source.text.length > longest) return;
  const text = withoutLabels(source.text);
  for (const match of text.matchAll(token)) {
    const name = match[0];
    if (name.length < 5 || !/[a-z0-9][_:][a-z]/.test(name) || functions.has(name)) continue;
    if (/[A-Z]/.test(name) || name.startsWith('__')) continue;
    const before = text[match.index - 1];
    if (before === '$' || (before === '{' && text[match.index - 2] === '$')) continue;
    refer(reading, 'metric', name, spanOf(source, match.index, match.index + name.length));
  }
}

/** Notes the metrics of ours (`dynamo_...`) that stand anywhere in a text. */
export function readOwnMetrics(source: Source, reading: Reading): void {
  if (!source.text.includes('dynamo_')) return;
  for (const match of source.text.matchAll(
    /(?<![\w$./{-])dynamo_[a-z0-9_]+_[a-z0-9]+(?![\w./-]*[/=])/g,
  ))
    refer(reading, 'metric', match[0], spanOf(source, match.index, match.index + match[0].length));
}
