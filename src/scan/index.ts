export { layOut, type Place } from './places.ts';
export type { FileResult, GroupFacts, Item } from './result.ts';
export { scanFiles, type ScanRequest, type Scanned } from './scan.ts';
