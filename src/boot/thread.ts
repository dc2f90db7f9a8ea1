import { bundles, loadProgram } from './load.ts';

loadProgram(bundles.audit).serveThread();
