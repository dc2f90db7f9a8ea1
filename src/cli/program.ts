import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { declareCallers } from './callers.ts';
import { declareClones } from './clones.ts';
import { declareSchema } from './schema.ts';
import type { Delivery, Terminal } from './terminal.ts';

export interface ProgramContext {
  readonly terminal: Terminal;
  readonly deliver: (delivery: Delivery) => void;
  /** Receives help and version text that was asked for. */
  readonly print: (text: string) => void;
}

function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) {
    return String(parsed.version);
  }
  throw new Error('package.json has no version');
}

/** The whole command line. It throws CommanderError or UserError, it never exits. */
export function createProgram({ terminal, deliver, print }: ProgramContext): Command {
  const version = readVersion();
  const program = new Command('dyn-audit')
    .description(
      'Audits NVIDIA Dynamo: which .clone() calls its Rust code can do without (clones), and which places still ' +
        'use what a change removed, renamed or re-shaped (callers).',
    )
    .version(version)
    .exitOverride()
    // run.ts prints errors, so that every one is a single line.
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} });
  const context = { terminal, version, deliver };
  declareClones(program, context);
  declareCallers(program, context);
  declareSchema(program, context);
  return program;
}
