import type { Finding, FindingGroup } from '../../model/finding.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Section } from './sections.ts';

export interface HeaderFacts {
  readonly section: Section;
  readonly place: number;
  readonly of: number;
  readonly findings: readonly Finding[];
  readonly groups: readonly FindingGroup[];
  /** Commands by which it was proved. */
  readonly commands: readonly string[];
}

/**
 * What stands above the hunks of a section. Each line starts with `#`: git and patch skip what is no part of a diff, and
 * nothing that a repository names can look like one.
 */
export function headerOf({ section, place, of, findings, groups, commands }: HeaderFacts): string {
  const { length } = findings;
  const lines = [
    `${section.name}: ${count(length, 'clone')} less, ${count(section.paths.length, 'file')} (${place} of ${of})`,
    ...commands.map((command) => `proved by: ${command}`),
    ...groups.map(({ path, line, from, to, why }) => `- ${path}:${line} ${from} -> ${to}: ${why}`),
    ...findings.map(
      (each) =>
        `- ${each.path}:${each.line} ${each.text}: ${each.removal_rationale ?? 'the compiler accepts it without'} (${each.id})`,
    ),
  ];
  return lines.map((line) => `# ${oneLine(line, 400)}\n`).join('');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
