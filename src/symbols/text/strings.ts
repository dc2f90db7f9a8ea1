import { unknownCommand } from './argv.ts';
import { deeper, type Reading, refer } from './facts.ts';
import { looksLikeCommand } from './mentions.ts';
import { mayHoldMetrics, readMetrics, readOwnMetrics } from './metrics.ts';
import { dotted, isDottedPath } from './names.ts';
import { fieldsOf, type Source, spanOf } from './source.ts';

/** Keys whose strings are queries or names of metrics, whatever they look like. */
const metricKeys = /^(expr|query|seriesQuery|metricsQuery|metric|metric_?[nN]ame|promql|record)$/;

/** Keys whose strings are options for some program. */
const optionKeys = /args|arguments|flags|options|opts|cmd|command/i;

/** Reads a string of a manifest of which only its key is known: a script, a file, flags, a query, a module's path. */
export function readString(source: Source, key: string, reading: Reading): void {
  const { text } = source;
  if (text.length < 3) return;
  const tag = tagOf(text, key);
  const inner = tag === '' ? undefined : deeper(reading);
  if (inner?.embedded(tag, source, inner)) return;
  if (/^-{1,2}[a-zA-Z]/.test(text) && (text.startsWith('--') || optionKeys.test(key))) {
    const options = { folder: '', test: reading.test, doc: reading.doc };
    const command = unknownCommand(fieldsOf(source), options);
    if (command) reading.found.commands.push(command);
  } else if (isDottedPath(text)) {
    const { path, name } = dotted(text);
    const span = spanOf(source, 0, text.length);
    refer(reading, 'string_path', name, span, {
      target: { root: path, instance: false, steps: [] },
    });
  } else if (metricKeys.test(key) || mayHoldMetrics(text)) readMetrics(source, reading);
  else readOwnMetrics(source, reading);
}

/** The language of a string: by the file that its key names, or by how it begins. */
function tagOf(text: string, key: string): string {
  const ending = /\.(ya?ml|json|py|sh)$/.exec(key)?.[1];
  if (ending) return ending;
  if (/^#!.*\bpython/.test(text)) return 'python';
  if (/^#!.*sh\b/.test(text)) return 'sh';
  if (/^\s*[{[]\s*[{["]/.test(text)) return 'json';
  const line = text.slice(0, 400).trimStart();
  return looksLikeCommand(line) && /\s-{1,2}[a-zA-Z]/.test(line) ? 'sh' : '';
}
