import type { Command } from 'commander';
import { UserError } from '../model/errors.ts';
import type { LearnReport } from '../model/learn.ts';
import { learnReporters, sheetFormats } from '../report/index.ts';
import { checkGiven, declareReport, warnOn } from './common-options.ts';
import { readText } from './journal/read-text.ts';
import { findRoot, rootHelp } from './journal/root.ts';
import { declareEntryOptions, today } from './journal/write-options.ts';
import { repositoryName } from './pr-options.ts';
import { deliverAs, type SheetFlags } from './sheet-output.ts';
import type { CommandContext } from './terminal.ts';

interface LearnFlags extends SheetFlags {
  readonly path?: readonly string[];
  readonly note?: string;
  readonly file?: string;
  readonly source?: string;
  readonly repo?: string;
  readonly list?: boolean;
  readonly all?: boolean;
  readonly forget?: string;
  readonly root?: string;
  readonly date?: string;
  readonly dryRun?: boolean;
  readonly push: boolean;
}

/** `dyn-audit learn`: notes for later pull requests that touch the same paths. */
export function declareLearn(program: Command, context: CommandContext): void {
  const command = program
    .command('learn')
    .description(
      'keep a note about paths in the journal; later pull requests that touch them show it',
    )
    .version(context.version)
    .option('--path <glob...>', 'paths that the note speaks of; with --list one path to ask for')
    .option('--note <text>', 'what is worth knowing, as Markdown')
    .option('--file <file>', 'the note from a file (- is stdin)')
    .option('--source <text>', 'who or what it comes from: a pull request, a run, a person')
    .option('--repo <owner/name>', 'only for this repository (default: for any)', repositoryName)
    .option('--list', 'print the learnings')
    .option('--all', 'with --list: retired ones too')
    .option('--forget <file>', 'retire a learning; its text stays in the journal')
    .option('--root <dir>', rootHelp);
  declareEntryOptions(command);
  declareReport(command, sheetFormats).action(async (flags: LearnFlags) => {
    const report = await act(flags, context);
    const isSpooled = report.write?.spooled === true;
    await deliverAs(learnReporters, report, flags, context, isSpooled ? 'inconclusive' : 'clean');
  });
}

async function act(flags: LearnFlags, context: CommandContext): Promise<LearnReport> {
  checkGiven(flags);
  checkOne(flags);
  const { learn, forgetLearning, listLearnings } = await import('../flows/pull.ts');
  const root = findRoot(flags.root, context.terminal);
  const { path = [], repo = null, forget: file } = flags;
  if (flags.list) {
    if (path.length > 1)
      throw new UserError(`--list: expected one --path to ask for, got ${path.length}`);
    return listLearnings({ root, path: path[0] ?? null, repo, all: flags.all ?? false });
  }
  const warn = warnOn(context.terminal, flags);
  const options = { root, dryRun: flags.dryRun ?? false, push: flags.push, warn };
  const entry = { id: crypto.randomUUID(), date: flags.date ?? today() };
  if (file !== undefined) return forgetLearning({ ...entry, file }, options);
  const note = flags.note ?? (await readText('--file', flags.file ?? '-', context.terminal));
  const source = flags.source ?? userName(context);
  return learn({ ...entry, globs: path, note, source, repo }, options);
}

/** Throws UserError for options of which nobody could say what is meant. */
function checkOne({ list, all, forget, note, file, path, source }: LearnFlags): void {
  const asked = [list && '--list', forget !== undefined && '--forget'].filter(Boolean);
  const written = [note !== undefined && '--note', file !== undefined && '--file'].filter(Boolean);
  if (asked.length + written.length > 1)
    throw new UserError(`expected one of them, got ${[...asked, ...written].join(' and ')}`);
  if (all && !list) throw new UserError('--all: expected it with --list');
  if (forget !== undefined && (path !== undefined || source !== undefined))
    throw new UserError('--forget: expected the file alone');
  if (asked.length === 0 && path === undefined)
    throw new UserError('expected --path GLOB that the note speaks of (or --list, --forget FILE)');
  if (asked.length === 0 && written.length === 0)
    throw new UserError('expected the note in --note TEXT or --file FILE');
}

/** Who writes, where nothing else is said. */
const userName = ({ terminal: { env } }: CommandContext): string =>
  env.USER || env.LOGNAME || 'not recorded';
