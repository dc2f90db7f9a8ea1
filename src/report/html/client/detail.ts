import { el, linkTo, profileSays, prose } from './dom.ts';
import { excerptOf, githubLine } from './excerpt.ts';
import type { Item, Model } from './items.ts';

type Fact = readonly [label: string, value: Node | string];

/** All that is known of one finding: what to do, its source, why, and how to check it. */
export function detailOf(model: Model, item: Item, showGroup: (group: number) => void) {
  const { text } = model;
  const [change, why] = [text(item.row[19]), text(item.row[20])];
  const help = model.data.names.buckets[item.bucket]?.help ?? '';
  return el(
    'div',
    { class: 'detail' },
    el('p', { class: 'change' }, ...prose(change === '' ? keptWhy(model, item) : sentence(change))),
    why === '' ? null : el('p', { class: 'why' }, ...prose(sentence(why))),
    excerptOf(model, item),
    el('dl', { class: 'facts' }, ...factsOf(model, item, showGroup).flatMap(describe)),
    passesOf(model, item),
    el('p', { class: 'help', text: help }),
    linksOf(model, item),
  );
}

const describe = ([label, value]: Fact): Node[] => [
  el('dt', { text: label }),
  typeof value === 'string' ? el('dd', {}, ...prose(value)) : el('dd', {}, value),
];

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

/** For a clone that stays: the first reason is the one that decided. */
function keptWhy({ text }: Model, { row }: Item): string {
  const [first = 0] = row[18];
  return sentence(text(first));
}

function factsOf({ text, data }: Model, item: Item, showGroup: (group: number) => void): Fact[] {
  const { row, group } = item;
  const said = (label: string, at: number): Fact[] => (at === 0 ? [] : [[label, text(at)]]);
  const opinions = row[24].map((at) => data.opinions[at]!);
  const keeps = opinions.filter((role) => text(role[1]) === 'keep');
  const reasons = row[18].slice(1).map(text).join('; ');
  return [
    ...keeps.map((role): Fact => [item.open ? 'Objection' : 'Stays', text(role[3])]),
    ...compilerSays(item, text),
    ...(item.profile === null ? [] : [['Profile', profileSays(item.profile)] satisfies Fact]),
    ...said('Function', row[13]),
    ...said('Type', row[14]),
    ['Cost', [data.names.costs[item.cost], text(row[16])].filter(Boolean).join(': ')],
    ['Rule', text(row[15])],
    ...said('Checked', row[21]),
    ...said('Proof', row[22]),
    ...(row[23] === 0 ? [] : [['Validation', el('code', { text: text(row[23]) })] satisfies Fact]),
    [`Score ${item.score.toFixed(1)}`, reasons],
    ...(group === 0
      ? []
      : [
          [
            'Group',
            el('button', {
              class: 'link',
              text: text(data.groups[group - 1]?.[5] ?? 0),
              attrs: { type: 'button' },
              on: { click: () => showGroup(group) },
            }),
          ] satisfies Fact,
        ]),
  ];
}

function compilerSays({ proved }: Item, text: (at: number) => string): Fact[] {
  if (proved === null) return [];
  const [, , command, toolchain, said, type] = proved;
  const how = [type === 0 ? '' : `receiver ${text(type)}`, text(command), text(toolchain)];
  return [
    ['Compiler', text(said)],
    ['Checked by', how.filter(Boolean).join(' · ')],
  ];
}

/** What each of the independent passes says. */
function passesOf({ text, data }: Model, { row }: Item): HTMLElement | null {
  if (row[24].length === 0) return null;
  const rows = row[24]
    .map((at) => data.opinions[at]!)
    .map(([role, says, rule, why]) =>
      el(
        'tr',
        {},
        el('th', { text: text(role), attrs: { scope: 'row' } }),
        el('td', { class: `says ${text(says)}`, text: text(says) }),
        el('td', {}, el('code', { text: text(rule) })),
        el('td', {}, ...prose(text(why))),
      ),
    );
  return el(
    'details',
    { class: 'passes' },
    el('summary', { text: 'Passes' }),
    el('table', {}, el('tbody', {}, ...rows)),
  );
}

function linksOf({ data }: Model, item: Item): HTMLElement {
  const { github } = data.about;
  return el(
    'p',
    { class: 'links' },
    github !== null && item.file.linked
      ? linkTo(githubLine(github, item.file.path, item.line), { text: 'Open on GitHub' })
      : null,
    el('a', { text: 'Link to this finding', attrs: { href: `#${item.id}` } }),
    el('code', { class: 'id', text: item.id }),
  );
}
