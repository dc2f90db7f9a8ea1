import type { Change, MissedCaller } from '../../model/callers.ts';
import { asItIsNot } from '../../model/callers.ts';
import { oneLine } from '../../model/one-line.ts';
import type { FindingSource, Found } from './source.ts';

/** What somebody does to meet it, by the kind of use. */
const triggers: Readonly<Record<MissedCaller['kind'], string>> = {
  call: 'the call is reached',
  import: 'the file is imported',
  attribute: 'the attribute is read',
  keyword: 'the call with this keyword is reached',
  arity: 'the call with these arguments is reached',
  flag: 'the command is started',
  env: 'the variable is set',
  metric: 'the metric is asked for',
  string_path: 'the path is looked up',
  doc: 'a reader follows the text',
  type: 'the type is checked or compiled',
  skew: 'the newest base is merged',
};

/** Prose that merely speaks of a name breaks nothing. */
const breaks = ({ kind, confidence }: MissedCaller): boolean =>
  confidence !== 'ambiguous' && kind !== 'doc';

export const callers: FindingSource = {
  id: 'callers',
  about: 'places that still use what the change took away, one for each change and file',
  find: ({ callers: { changes, findings } }) => {
    const groups = new Map<string, MissedCaller[]>();
    for (const finding of findings.filter(breaks)) {
      const key = `${finding.change_id}\n${finding.path}`;
      groups.set(key, [...(groups.get(key) ?? []), finding]);
    }
    return [...groups.values()].flatMap((group) => {
      const change = changes.find(({ id }) => id === group[0]!.change_id);
      return change === undefined ? [] : [describe(change, group)];
    });
  },
};

function describe(change: Change, group: readonly MissedCaller[]): Found {
  const first = group[0]!;
  const name = oneLine(change.qualified_name, 120);
  const others = group.slice(1).map(({ line }) => line);
  // The change calls what it left as it was: nothing was taken away.
  const misfits = first.kind === 'skew' && change.detail === asItIsNot;
  const what = {
    removed: 'gone',
    renamed: 'renamed',
    moved: 'moved',
    signature: 'changed in its signature',
  }[change.change];
  return {
    rule: `callers.${first.kind}`,
    severity: first.confidence === 'certain' ? 'error' : 'warning',
    title: misfits
      ? `${oneLine(first.symbol, 80)} is called here as ${name} cannot be called`
      : `${oneLine(first.symbol, 80)} is still used here, but ${name} is ${what}`,
    at: { path: first.path, line: first.line, side: 'RIGHT' },
    about: change.id,
    failure_case: {
      trigger: `${oneLine(first.path, 200)}:${first.line}: ${misfits ? triggers.call : triggers[first.kind]}`,
      outcome: oneLine(first.message, 400),
      expected: misfits
        ? 'a call that the change adds fits what it calls'
        : 'every user of what the change takes away is changed with it',
    },
    evidence: [
      {
        from: 'index',
        file: null,
        text: `${oneLine(change.path, 200)}:${change.line}: ${oneLine(change.detail, 300)}`,
      },
      {
        from: 'index',
        file: null,
        text: `${oneLine(first.path, 200)}:${first.line}: ${oneLine(first.text, 200)}`,
      },
      ...(others.length === 0
        ? []
        : [
            {
              from: 'index' as const,
              file: null,
              text: `the same in ${others.length === 1 ? 'line' : 'lines'} ${others.slice(0, 20).join(', ')}${others.length > 20 ? ' and more' : ''}`,
            },
          ]),
    ],
    fix: change.renamed_to === null ? null : `use ${oneLine(change.renamed_to, 120)}`,
  };
}
