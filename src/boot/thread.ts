import { loadProgram } from './load.ts';

loadProgram().serveThread();
