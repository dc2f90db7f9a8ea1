import { type Command, CommanderError } from 'commander';
import { UserError } from '../model/errors.ts';
import { printable } from '../report/index.ts';
import { writeAll, writeFileWhole } from './output.ts';
import type { Delivery, Outcome, ProgramContext, Terminal } from './terminal.ts';

const exitCodes: Readonly<Record<Outcome, number>> = { clean: 0, findings: 1, inconclusive: 3 };
const usageOrEnvironment = 2;

type CreateProgram = (context: ProgramContext) => Command;

/** A function that runs the command line and gives the exit code; the only place that decides one. It never throws. */
export const runWith =
  (create: CreateProgram) =>
  async (argv: readonly string[], terminal: Terminal): Promise<number> => {
    process.on('SIGINT', dieOfInterrupt);
    // Nobody is left to tell when stderr is closed; the exit code still says it.
    terminal.stderr.on('error', () => {});
    try {
      return await runProgram(create, argv, terminal);
    } catch (error) {
      // A full disk behind stderr leaves the exit code to say it.
      await writeAll(terminal.stderr, describeError(error)).catch(() => {});
      return usageOrEnvironment;
    } finally {
      process.off('SIGINT', dieOfInterrupt);
    }
  };

/**
 * Ends at once by the signal itself, which a shell shows as 130. `process.exit` would stop the threads first, and one
 * that is stopped inside a native parse ends the process with SIGABRT and a message of C++. It takes itself off first: a
 * command that had the signals for a while gives them back without knowing who wanted them once.
 */
function dieOfInterrupt(): void {
  process.off('SIGINT', dieOfInterrupt);
  process.kill(process.pid, 'SIGINT');
}

async function runProgram(
  create: CreateProgram,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  let delivery: Delivery = { outcome: 'clean', text: '', file: null };
  let help = '';
  const program = create({
    terminal,
    deliver: (result) => {
      delivery = result;
    },
    print: (text) => {
      help += text;
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    // Help and version that were asked for end here too, with exit code 0.
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
    delivery = { outcome: 'clean', text: help, file: null };
  }
  const { outcome, text, file, signal, binding = false } = delivery;
  const reader = file === null ? await writeAll(terminal.stdout, text) : 'taken';
  if (file !== null) writeFileWhole(file, text);
  if (signal) process.once('exit', () => process.kill(process.pid, signal));
  return reader === 'gone' && !binding ? exitCodes.clean : exitCodes[outcome];
}

/** A user's mistake is one line; a bug keeps its stack. */
function describeError(error: unknown): string {
  if (error instanceof UserError) return `error: ${oneLine(error.message)}\n`;
  if (error instanceof CommanderError) {
    const hint = error.code === 'commander.help' ? 'expected a command, see --help' : error.message;
    return `error: ${oneLine(hint.replace(/^error: /, ''))}\n`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack.split('\n').map(printable).join('\n')}\n`;
}

const oneLine = (text: string): string => printable(text.trim().replace(/\s*\n\s*/g, ' '));
