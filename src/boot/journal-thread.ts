import { bundles, loadProgram } from './load.ts';

loadProgram(bundles.journal).serveThread();
