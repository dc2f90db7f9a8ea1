export { openWorkshop } from './open.ts';
export type {
  RunResult,
  RunSpec,
  Workshop,
  WorkshopCounts,
  WorkshopOptions,
  WorkshopSource,
} from './types.ts';
