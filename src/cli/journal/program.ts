import type { Command } from 'commander';
import { newProgram, readVersion } from '../new-program.ts';
import { runWith } from '../run.ts';
import { declareSchema, journalSchemas } from '../schema.ts';
import type { ProgramContext } from '../terminal.ts';
import { declareAdd } from './add.ts';
import { declareInit } from './init.ts';
import { declareLint } from './lint.ts';
import { declareMatch } from './match.ts';
import { declareRedact } from './redact.ts';
import { declareSearch } from './search.ts';
import { declareShow } from './show.ts';
import { declareDoctor, declareStatus } from './status.ts';

const description =
  'Keeps a journal, a git repository of Markdown, that several writers share: reviews, worklogs, benchmarks. ' +
  'Entries are committed by themselves and pushed; lint says what is wrong.';

function createProgram(given: ProgramContext): Command {
  const version = readVersion();
  const program = newProgram('dyn-journal', description, given, version);
  const context = { ...given, version };
  declareInit(program, context);
  declareAdd(program, context);
  declareLint(program, context);
  declareStatus(program, context);
  declareDoctor(program, context);
  declareSearch(program, context);
  declareShow(program, context);
  declareMatch(program, context);
  declareRedact(program, context);
  declareSchema(program, context, journalSchemas);
  return program;
}

/** `dyn-journal`: runs a command line and gives the exit code. */
export const run = runWith(createProgram);
