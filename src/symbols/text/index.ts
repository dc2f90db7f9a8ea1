export { flagsOf, type Launch, type LaunchOptions, launchOf, unknownCommand } from './argv.ts';
export { type Comment, readComments } from './comments.ts';
export {
  deeper,
  define,
  type Embedded,
  type Found,
  type Reading,
  readingOf,
  refer,
  symbolFile,
} from './facts.ts';
export { readStart, referEnv, type Start } from './manifest.ts';
export { blanked, masked } from './masks.ts';
export { looksLikeCommand, readMentions } from './mentions.ts';
export { isMetricName, mayHoldMetrics, readMetrics, readOwnMetrics } from './metrics.ts';
export {
  baseName,
  dotted,
  flagName,
  isClearEnvName,
  isDottedPath,
  isEnvName,
  isPython,
} from './names.ts';
export {
  concatenated,
  fieldsOf,
  fileSource,
  joined,
  offsetIn,
  type Part,
  placeOf,
  type Source,
  slice,
  spanOf,
} from './source.ts';
export { readString } from './strings.ts';
