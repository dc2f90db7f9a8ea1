import type { Command } from 'commander';
import { declareCallers } from './callers.ts';
import { declareChecks } from './checks.ts';
import { declareClones } from './clones.ts';
import { declareE2e } from './e2e/e2e.ts';
import { declareLearn } from './learn.ts';
import { newProgram, readVersion } from './new-program.ts';
import { declarePr } from './pr.ts';
import { declareReview } from './review/review.ts';
import { runWith } from './run.ts';
import { auditSchemas, declareSchema } from './schema.ts';
import type { ProgramContext } from './terminal.ts';

const description =
  'Audits NVIDIA Dynamo: which .clone() calls its Rust code can do without (clones), and which places still ' +
  'use what a change removed, renamed or re-shaped (callers). Brings its serving stack up and judges it (e2e). ' +
  'Reads a pull request with all of it, and reviews it (pr, review).';

function createProgram(given: ProgramContext): Command {
  const version = readVersion();
  const program = newProgram('dyn-audit', description, given, version);
  const context = { ...given, version };
  declareClones(program, context);
  declareCallers(program, context);
  declareE2e(program, context);
  declarePr(program, context);
  declareReview(program, context);
  declareChecks(program, context);
  declareLearn(program, context);
  declareSchema(program, context, auditSchemas);
  return program;
}

/** `dyn-audit`: runs a command line and gives the exit code. */
export const run = runWith(createProgram);
