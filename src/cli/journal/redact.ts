import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UserError } from '../../model/errors.ts';
import { redactReporters } from '../../report/index.ts';
import { checkGiven, readReportOptions, warnOn } from '../common-options.ts';
import { readStdin } from '../read-stdin.ts';
import type { CommandContext } from '../terminal.ts';
import { declarePlain, formatOf, type PlainFlags } from './plain-options.ts';
import { findRoot } from './root.ts';

interface RedactFlags extends PlainFlags {
  readonly names: boolean;
  readonly write?: boolean;
}

/** `dyn-journal redact`: a text without its secrets. */
export function declareRedact(program: Command, context: CommandContext): void {
  const command = program
    .command('redact')
    .description('print a text without its secrets and private names')
    .argument('[file]', 'the text (default: stdin, also -)')
    .option('--no-names', 'take out secrets only, leave names of hosts, accounts and addresses')
    .option('--write', 'replace the file instead of printing its text');
  declarePlain(command)
    .version(context.version)
    .action((file: string | undefined, flags: RedactFlags) => runRedact(file, flags, context));
}

async function runRedact(
  file: string | undefined,
  flags: RedactFlags,
  context: CommandContext,
): Promise<void> {
  checkGiven(flags);
  const { terminal } = context;
  const path = file === undefined || file === '-' ? null : file;
  if (flags.write && path === null) throw new UserError('--write: expected a file, got stdin');
  const [{ redactText }, render] = await Promise.all([
    import('../../flows/journal.ts'),
    redactReporters[formatOf(flags)](),
  ]);
  const report = await redactText({
    root: journalOf(flags, context),
    from: path === null ? { text: await readStdin(terminal) } : { path },
    names: flags.names,
    write: flags.write ?? false,
    warn: warnOn(terminal, flags),
  });
  const options = { ...readReportOptions(flags, context), applied: flags.write ?? false };
  context.deliver({ outcome: 'clean', text: render(report, options), file: null });
}

/** Texts can be redacted where there is no journal, unless one was named. */
function journalOf(flags: RedactFlags, { terminal }: CommandContext): string | null {
  const root = findRoot(flags.root, terminal);
  if (flags.root !== undefined || existsSync(root)) return root;
  if (flags.names)
    warnOn(terminal, flags)(`no journal at ${root}: its private names are not known`);
  return null;
}
