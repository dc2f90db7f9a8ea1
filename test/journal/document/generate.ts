import type { Random } from '../../property/random.ts';

const words = [
  'planner',
  'decode',
  'router',
  'GPU',
  '12.4',
  'v0.9',
  'snake_case',
  'C#',
  'a*b',
  '~/memory',
];

const inlines: readonly string[] = [
  '[text](./a/INDEX.md)',
  '[t](<a b.md>)',
  '[t](b.md "title")',
  "[t](b.md 'ti(tle')",
  '[t](b_(c).md#part)',
  '[t]()',
  '[ref]',
  '[text][ref]',
  '[Ref][]',
  '[nobody][none]',
  '[^1]',
  '[ ]',
  '![alt](i.png)',
  '[![alt](i.png)](b.md)',
  '[a [b](c.md) d](e.md)',
  '[a [b] c](d.md)',
  '![a [b](c.md)](d.png)',
  '<https://example.com/a?b=c>',
  '<me@example.com>',
  '<a id="here"></a>',
  '<b>[x](y.md)</b>',
  '<!-- [x](y.md) -->',
  '`[x](y.md)`',
  '``a ` [x](y.md)``',
  '`open [x](y.md)',
  '\\[x](y.md)',
  '[x\\](y.md)](z.md)',
  '[x] (y.md)',
  '[x](y z.md)',
  '[x](\ty.md )',
  '\\`[x](y.md)\\`',
  '*[x](y.md)*',
  '[`]`](y.md)',
  '!\\[x](y.md)',
  '[x](y.md',
  '[x](<y.md)',
  'a < b > c',
  '<div',
  'a | b',
  '\\|',
  '`a|b`',
  '`a\\|b`',
  '\\\\',
  '&amp;',
];

/** A line of prose. */
function prose(random: Random): string {
  const parts: string[] = [];
  for (let count = 1 + random.below(5); count > 0; count--)
    parts.push(random.chance(60) ? random.pick(words) : random.pick(inlines));
  return parts.join(random.pick([' ', ' ', ' ', '. ', '.', '**']));
}

const cell = (random: Random) =>
  random.chance(15) ? '' : random.chance(60) ? random.pick(words) : random.pick(inlines);

function row(random: Random, width: number): string {
  const cells = Array.from({ length: width }, () => ` ${cell(random)} `);
  return `|${cells.join('|')}|`;
}

function table(random: Random): readonly string[] {
  const width = 1 + random.below(4);
  const dashes = Array.from({ length: width }, () =>
    random.pick([' --- ', '---', ' :-: ', ':---', ' -: ', '-']),
  );
  const lines = [row(random, width), `|${dashes.join('|')}|`];
  for (let count = random.below(4); count > 0; count--)
    lines.push(row(random, random.chance(85) ? width : 1 + random.below(5)));
  if (random.chance(20)) lines.push('prose that is glued to the table');
  if (random.chance(20)) lines.unshift('prose that is glued above the table');
  return lines;
}

function fence(random: Random): readonly string[] {
  const mark = random.pick(['```', '~~~', '````']);
  const inside = random.chance(50) ? table(random) : ['# no heading', '[no](link.md)', '~~', '``'];
  return [
    `${mark}${random.pick(['', 'sh', ' text here'])}`,
    ...inside,
    ...(random.chance(95) ? [mark] : []),
  ];
}

const html: readonly (readonly string[])[] = [
  ['<!-- a comment -->'],
  ['<!-- a', '# comment', '', '[x](y.md)', '-->'],
  ['<details>', '<summary>s</summary>', '', '[x](y.md)', '', '</details>'],
  ['<div>', '[x](y.md)', '# no', ''],
  ['<pre>', '# no', '', '[x](y.md)', '</pre> tail'],
  ['<custom-tag>', '# no', ''],
  ['<!-- one --> [x](y.md) <!-- two -->'],
];

const definitions: readonly (readonly string[])[] = [
  ['[ref]: ./target.md'],
  ['[ref]: <./target file.md> "title"', '[other]: x.md'],
  ['[ref]:', '  ./target.md'],
  ['[ref]: a.md "title', 'on two lines"', 'and prose [ref]'],
  ['[ref]: a.md no title'],
  ['[^1]: a note with [x](y.md)'],
];

/** Lines of one block. */
function block(random: Random): readonly string[] {
  switch (random.below(12)) {
    case 0:
      return [
        `${'#'.repeat(1 + random.below(7))} ${prose(random)}${random.pick(['', ' #', ' ##  ', '#'])}`,
      ];
    case 1:
      return [`## 2026-0${1 + random.below(9)}-${10 + random.below(19)}: ${prose(random)}`];
    case 2:
      return [prose(random), random.pick(['===', '---', '--', '= ='])];
    case 3:
      return fence(random);
    case 4:
      return table(random);
    case 5:
      return random.pick(html);
    case 6:
      return random.pick(definitions);
    case 7:
      return ['    indented code', '    # no [x](y.md)'];
    case 8:
      return indented(random, random.pick(['- ', '* ', '1. ', '1) ', '-   ', '- [ ] ']));
    case 9:
      return quoted(random, random.pick(['> ', '>']));
    case 10:
      return [random.pick(['***', '---', '- - -', '_ _ _'])];
    default:
      return Array.from({ length: 1 + random.below(3) }, () => prose(random));
  }
}

const quoted = (random: Random, mark: string) => block(random).map((line) => mark + line);

function indented(random: Random, mark: string): readonly string[] {
  const lines = [...block(random), ...(random.chance(30) ? ['', ...block(random)] : [])];
  const margin = ' '.repeat(mark.startsWith('- [') ? 2 : mark.length);
  return lines.map((line, index) => (index === 0 ? mark + line : line === '' ? '' : margin + line));
}

export interface Form {
  readonly eol: '\n' | '\r\n';
  readonly bom: boolean;
  readonly finalNewline: boolean;
}

const frontmatters: readonly (readonly string[])[] = [
  [],
  ['---', 'project: dyn', 'last-updated: 2026-05-01', 'tags: [a, b]', '---'],
  ['---', '# why', 'status: "active" # so', "branch: 'x'", 'repo:', '---'],
  ['---', 'type: project', 'tags:', '  - a', '  - b', 'note: |', '  # no heading', '---'],
];

/** A file of a journal: frontmatter or none, blocks, any line end. */
export function journalFile(random: Random): { readonly text: string; readonly form: Form } {
  const form: Form = {
    eol: random.pick(['\n', '\n', '\r\n']),
    bom: random.chance(10),
    finalNewline: random.chance(85),
  };
  const lines = [...random.pick(frontmatters)];
  for (let count = 1 + random.below(8); count > 0; count--) {
    const last = lines.at(-1);
    // What is glued to a quote or a list is read in more than one way.
    const glued = !/^(?:[ >]|[-*] |\d+[.)])/.test(last ?? '') && random.chance(15);
    if (last !== undefined && !glued) lines.push('');
    const next = block(random);
    // Dashes in the first line are frontmatter for some readers.
    if (last !== undefined || !/^[-+]{3}/.test(next[0] ?? '')) lines.push(...next);
  }
  const text = `${form.bom ? '\ufeff' : ''}${lines.join(form.eol)}${form.finalNewline ? form.eol : ''}`;
  return { text, form };
}
