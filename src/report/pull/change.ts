import type { ChangedSymbol, ChangeGroup, Walkthrough } from '../../model/pull.ts';
import { countOf } from '../count.ts';
import { takeFirst } from '../reporter.ts';
import { type Detail, fieldsUnder, type Item, itemsUnder, type Section } from '../sheet/sheet.ts';

const few = 6;

/** The first few, all of them when verbose, and how many more there are. */
function listUnder(label: string, all: readonly string[], verbose: boolean): Detail[] {
  if (all.length === 0) return [];
  const shown = takeFirst(all, verbose ? 0 : few);
  const more = all.length - shown.length;
  const rest = more > 0 ? [`${countOf(more)} more (--verbose)`] : [];
  return [{ label, text: [...shown, ...rest].join(', ') }];
}

const signs: Readonly<Record<ChangedSymbol['change'], string>> = {
  added: '+',
  removed: '-',
  modified: '~',
};

function describe(group: ChangeGroup, verbose: boolean): Item {
  const { component, owners, files, added, removed, symbols } = group;
  return {
    head: `${component}: ${countOf(files.length, 'file')}, +${countOf(added)} -${countOf(removed)}`,
    details: [
      ...listUnder(
        'symbols',
        symbols.map(({ change, qualified_name }) => `${signs[change]}${qualified_name}`),
        verbose,
      ),
      ...listUnder('files', files, verbose),
      ...listUnder('owners', owners, verbose),
    ],
  };
}

/** What the change does, by component, and what must be built again for it. */
export const changeSections = (
  { groups, rebuild }: Walkthrough,
  verbose: boolean,
): readonly Section[] => [
  itemsUnder(
    'What changes',
    groups.map((group) => describe(group, verbose)),
  ),
  fieldsUnder(
    'To be built again',
    rebuild.steps.map(({ what, why }) => ({ label: what, text: why })),
  ),
];
