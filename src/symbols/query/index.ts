export type { Import, QueryHooks, WrittenType } from './hooks.ts';
export { queryReader } from './read.ts';
