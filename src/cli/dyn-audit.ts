#!/usr/bin/env node
import { bundles, loadProgram } from '../boot/index.ts';

const argv = process.argv.slice(2);
const [command] = argv[0] === 'help' ? argv.slice(1) : argv;
const bundle = command === 'e2e' ? bundles.e2e : bundles.audit;
process.exitCode = await loadProgram(bundle).run(argv, process);
