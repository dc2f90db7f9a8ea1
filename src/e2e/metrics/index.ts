export { type MetricCheck, type MetricFacts, readFacts } from './checks/facts.ts';
export { checkMetrics, metricChecks } from './checks/index.ts';
export { stillInFlight, tellsInFlight } from './gauges.ts';
export { type Growth, growth, type Histogram, histogramOf, meanOf, quantileOf } from './growth.ts';
export { type Labels, type Page, parsePage, type Sample, select, sumOf } from './parse.ts';
export { type PageText, readPage } from './read-page.ts';
export { readSnapshot, type SnapshotOptions, takeSnapshot } from './snapshot.ts';
