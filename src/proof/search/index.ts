export type { Check, SearchRequest, SearchResult } from './request.ts';
export { searchRemovals } from './search.ts';
