export { type AiperfSettings, openAiperf } from './aiperf/driver.ts';
export { type AiperfProgram, aiperfPin, findAiperf } from './aiperf/program.ts';
export { builtIn } from './built-in/driver.ts';
export { summarise } from './summarise.ts';
export type {
  LoadContext,
  LoadDriver,
  LoadOrder,
  LoadOutcome,
  RequestRecord,
} from './types.ts';
