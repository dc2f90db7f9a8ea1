#!/usr/bin/env node
import { type Bundle, bundles, loadProgram } from '../boot/index.ts';

/** The commands that a bundle of their own holds; all others are in the audit's. */
const homes: Readonly<Record<string, Bundle>> = {
  e2e: bundles.e2e,
  pr: bundles.pull,
  review: bundles.pull,
  checks: bundles.pull,
  learn: bundles.pull,
};

const argv = process.argv.slice(2);
const [command = ''] = argv[0] === 'help' ? argv.slice(1) : argv;
const bundle = Object.hasOwn(homes, command) ? homes[command] : undefined;
process.exitCode = await loadProgram(bundle ?? bundles.audit).run(argv, process);
