#!/usr/bin/env node
import { bundles, loadProgram } from '../boot/index.ts';

process.exitCode = await loadProgram(bundles.audit).run(process.argv.slice(2), process);
