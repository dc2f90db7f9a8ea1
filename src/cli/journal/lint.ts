import { type Command, Option } from 'commander';
import type { LintReport, LintRuleDescription } from '../../model/journal-lint.ts';
import { lintFormats, lintReporters, lintRuleLists } from '../../report/index.ts';
import { oneOf, wholeNumber } from '../choice.ts';
import { declareReport, limitOption, readReportOptions, warnOn } from '../common-options.ts';
import { readStdin } from '../read-stdin.ts';
import type { CommandContext, Outcome } from '../terminal.ts';
import { checkLintFlags, type LintFlags, readLintOptions } from './lint-options.ts';
import { findRoot, rootHelp } from './root.ts';

/** `dyn-journal lint`: the options of the command; the lint itself is loaded when it runs. */
export function declareLint(program: Command, context: CommandContext): void {
  const command = program
    .command('lint')
    .description('say what is wrong with the journal, and mend what is safe to mend')
    .argument('[path...]', 'files or folders to lint (default: what git says changed, else all)')
    .option('--root <dir>', rootHelp)
    .option('--all', 'the whole journal')
    .option('--changed', 'only what git says changed')
    .option('--fix', 'mend what is safe to mend, in the files that were named, else that changed')
    .option('--stdin', 'lint a text from stdin, as --stdin-filename')
    .option('--stdin-filename <file>', 'the file that stdin is the text of')
    .option('--baseline <file>', 'findings that are known already')
    .option('--update-baseline', 'write the findings of this run to the baseline')
    .addOption(
      new Option('--max-warnings <n>', 'exit with 1 for more warnings than this').argParser(
        wholeNumber('--max-warnings'),
      ),
    )
    .option('--rules', 'list the rules')
    .option('--explain <rule>', 'say why a rule is there and what to do')
    .option('--compat', 'lint all, show only what names the given or changed files, exit with 0')
    .addOption(limitOption('findings', 'text'));
  declareReport(command, lintFormats)
    .version(context.version)
    .action((paths: readonly string[], flags: LintFlags) => {
      checkLintFlags(flags, paths);
      const asked = flags.rules === true || flags.explain !== undefined;
      return asked ? showRules(flags, context) : runLint(paths, flags, context);
    });
}

async function runLint(
  paths: readonly string[],
  flags: LintFlags,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context;
  const [{ lintJournal }, render, text] = await Promise.all([
    import('../../flows/journal.ts'),
    lintReporters[flags.format](),
    flags.stdin ? readStdin(terminal) : null,
  ]);
  const root = findRoot(flags.root, terminal);
  const warn = warnOn(terminal, flags);
  const options = readLintOptions(flags, paths, { root, text, env: terminal.env, warn });
  const run = await lintJournal(options);
  context.deliver({
    outcome: judge(run.report, flags),
    text: render(run, readReportOptions(flags, context)),
    file: flags.output ?? null,
  });
}

function judge({ summary }: LintReport, { compat, maxWarnings }: LintFlags): Outcome {
  if (compat) return 'clean';
  const tooMany = maxWarnings !== undefined && summary.warnings > maxWarnings;
  return summary.errors > 0 || tooMany ? 'findings' : 'clean';
}

async function showRules(flags: LintFlags, context: CommandContext): Promise<void> {
  const { listRules } = await import('../../flows/journal.ts');
  const rules = await listRules();
  const { explain, format, output } = flags;
  const shown = explain === undefined ? rules : [ruleNamed(rules, explain)];
  const options = readReportOptions(flags, context);
  const [first] = shown;
  const text =
    oneOf('--format', ['text', 'json'])(format) === 'json'
      ? (await lintRuleLists.json())(shown, options)
      : explain !== undefined && first !== undefined
        ? (await lintRuleLists.explain())(first, options)
        : (await lintRuleLists.text())(rules, options);
  context.deliver({ outcome: 'clean', text, file: output ?? null });
}

/** By id or by name. */
function ruleNamed(rules: readonly LintRuleDescription[], given: string): LintRuleDescription {
  const byName = rules.find(({ name }) => name === given);
  const ids = rules.map(({ id }) => id);
  const id = byName?.id ?? oneOf('--explain', ids)(given.toUpperCase());
  return rules.find((rule) => rule.id === id)!;
}
