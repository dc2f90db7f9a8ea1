import type { Broken } from './changes/broken.ts';
import { metricNames } from './references/named.ts';

/** Names whose files must be read to find every use of what is broken, or to count its definitions. */
export function needlesOf(broken: readonly Broken[]): Set<string> {
  const prefixes = broken
    .filter((each) => each.kind === 'metric' && /prefix/i.test(each.before?.owner ?? ''))
    .map((each) => each.name);
  const out = new Set<string>();
  for (const each of broken) {
    if (each.kind !== 'metric') out.add(each.name);
    else
      for (const name of metricNames(each.name, [...projectPrefixes, ...prefixes])) out.add(name);
  }
  return out;
}

/** From `name_prefix` in lib/runtime/src/metrics/prometheus_names.rs. */
const projectPrefixes = [
  'dynamo',
  'dynamo_component',
  'dynamo_frontend',
  'dynamo_router',
  'dynamo_request_plane',
  'dynamo_transport',
  'dynamo_work_handler',
  'dynamo_operator',
];
