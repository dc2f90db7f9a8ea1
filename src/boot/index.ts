export { loadProgram } from './load.ts';
