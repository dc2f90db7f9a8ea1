export type { Import, WrittenType } from './hooks.ts';
export { queryReader } from './read.ts';
