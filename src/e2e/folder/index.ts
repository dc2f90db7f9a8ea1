export { openFolder } from './open.ts';
export { findPlace, makePlace, markerFile, newRunId, readMarker, runsFolder } from './place.ts';
export { emptyState, readDocument, readEvents, readState, readTail, readVerdict } from './read.ts';
export { evidenceBytes, watchEvidence } from './size.ts';
