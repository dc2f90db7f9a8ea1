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
/** A proof starts processes: what it takes for that, a plain audit does not load. */
const proves = command === 'clones' && argv.some((each) => /^--prove(-tests$|=|$)/.test(each));
const home = Object.hasOwn(homes, command) ? homes[command] : undefined;
process.exitCode = await loadProgram(proves ? bundles.prove : (home ?? bundles.audit)).run(
  argv,
  process,
);
