export { type Bundle, bundles, loadProgram } from './load.ts';
