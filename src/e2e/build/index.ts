export { buildSide } from './build-side.ts';
export { buildDiskGib, buildPrograms } from './needs.ts';
export { buildOptions } from './options.ts';
