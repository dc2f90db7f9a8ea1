export { type Objection, objections } from './objections/index.ts';
export type { Check, SearchRequest, SearchResult } from './request.ts';
export { searchRemovals } from './search.ts';
