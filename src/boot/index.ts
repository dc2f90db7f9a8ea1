export { bundles, loadProgram } from './load.ts';
