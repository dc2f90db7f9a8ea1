export { type Launch, type LaunchOptions, launchOf, unknownCommand } from './argv.ts';
export { type Comment, readComments } from './comments.ts';
export {
  deeper,
  define,
  type Embedded,
  type Reading,
  readingOf,
  refer,
  symbolFile,
} from './facts.ts';
export { readStart, referEnv } from './manifest.ts';
export { blanked, masked } from './masks.ts';
export { looksLikeCommand, readMentions } from './mentions.ts';
export { isMetricName, mayHoldMetrics, readMetrics, readOwnMetrics } from './metrics.ts';
export {
  dotted,
  flagName,
  isClearEnvName,
  isDottedPath,
  isEnvName,
} from './names.ts';
export {
  concatenated,
  fieldsOf,
  fileSource,
  joined,
  type Part,
  placeOf,
  type Source,
  slice,
  spanOf,
} from './source.ts';
export { readString } from './strings.ts';
