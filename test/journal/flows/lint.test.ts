import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintJournal } from '../../../src/flows/journal-lint.ts';
import { unitsOf } from '../../../src/flows/journal-lint-units.ts';
import { UserError } from '../../../src/model/errors.ts';
import type { LintOptions } from '../../../src/model/journal-lint.ts';
import { replaceBy, ruleOn } from '../lint/local-rules.ts';
import {
  commitAll,
  type Files,
  makeFolder,
  makeRepository,
  writeFiles,
} from '../vault/repository.ts';

const rules = [
  ruleOn('J900', /bad/, {}, replaceBy('good')),
  ruleOn('J901', /meh/, { severity: 'warning' }),
  ruleOn('J902', /style/, {
    *check({ ours, document }) {
      if (ours && document.text.includes('style'))
        yield { span: { start: 0, end: 1 }, message: 'Unexpected style' };
    },
  }),
];
const now = new Date('2026-08-11T11:00:00Z');

const lint = async (root: string, options: Partial<LintOptions> = {}, using = rules) => {
  const warnings: string[] = [];
  const { report } = await lintJournal(
    {
      root,
      paths: null,
      scope: 'default',
      fix: false,
      stdin: null,
      baseline: null,
      updateBaseline: false,
      compat: false,
      env: {},
      warn: (line) => warnings.push(line),
      ...options,
    },
    { rules: using, now },
  );
  const found = report.findings.map(
    ({ path, line, rule, fixed }) => `${path}:${line} ${rule}${fixed ? ' fixed' : ''}`,
  );
  return { report, found, warnings };
};

const index = '---\ntype: registry\n---\n';
const before: Files = { 'INDEX.md': index, 'a/old.md': 'bad style\n', 'b/old.md': 'meh\n' };

describe('scope', () => {
  it('is everything when nothing changed, and what changed otherwise', async () => {
    const root = makeRepository(before);
    expect((await lint(root)).found).toEqual(['a/old.md:1 J900', 'b/old.md:1 J901']);
    writeFiles(root, { 'b/old.md': 'meh bad style', 'b/new.md': 'bad' });
    expect((await lint(root)).found).toEqual([
      'b/new.md:1 J900',
      'b/old.md:1 J901',
      'b/old.md:1 J902',
      'b/old.md:1 J900',
    ]);
  });

  it('is nothing for --changed when nothing changed', async () => {
    const { found, report } = await lint(makeRepository(before), { scope: 'changed' });
    expect([found, report.summary.files]).toEqual([[], 0]);
  });

  it('is everything for --all, with style only where it changed', async () => {
    const root = makeRepository(before);
    writeFiles(root, { 'b/new.md': 'style' });
    const { found, report } = await lint(root, { scope: 'all' });
    expect(found).toEqual(['a/old.md:1 J900', 'b/new.md:1 J902', 'b/old.md:1 J901']);
    expect(report.summary).toEqual({
      files: 4,
      errors: 2,
      warnings: 1,
      fixable: 1,
      suppressed: 0,
      fixed: 0,
    });
  });

  it('is what was named', async () => {
    const root = makeRepository(before);
    expect((await lint(root, { paths: ['a'] })).found).toEqual([
      'a/old.md:1 J900',
      'a/old.md:1 J902',
    ]);
    expect((await lint(root, { paths: [join(root, 'b/old.md')] })).found).toEqual([
      'b/old.md:1 J901',
    ]);
  });

  it('says when what was named is no part of the journal', async () => {
    const root = makeRepository({ ...before, 'scripts/x.md': 'bad' });
    const { found, warnings } = await lint(root, { paths: ['scripts/x.md'] });
    expect([found, warnings]).toEqual([
      [],
      ["scripts/x.md: nothing to lint, the journal's settings leave it out"],
    ]);
    await expect(lint(root, { paths: ['none.md'] })).rejects.toThrow(UserError);
  });

  it('leaves out what the settings ignore', async () => {
    const root = makeRepository({
      ...before,
      '.dyn-journal.yaml': 'ignore: [a]\nrules: {J901: off}\n',
    });
    expect((await lint(root, { scope: 'all' })).found).toEqual([]);
  });

  it('refuses settings that it does not understand', async () => {
    const root = makeRepository({ ...before, '.dyn-journal.yaml': 'ignored: [a]\n' });
    await expect(lint(root)).rejects.toThrow(/^\.dyn-journal\.yaml: expected one of ignore, /);
    await expect(lint(root)).rejects.toThrow(UserError);
  });
});

describe('--compat', () => {
  it('lints all and shows what names our files', async () => {
    const root = makeRepository(before);
    expect((await lint(root, { compat: true })).found).toEqual([]);
    writeFiles(root, { 'b/new.md': 'bad' });
    const { found, report } = await lint(root, { compat: true });
    expect([found, report.summary.files]).toEqual([['b/new.md:1 J900'], 4]);
    expect((await lint(root, { compat: true, paths: ['a'] })).found).toHaveLength(2);
  });
});

describe('--fix', () => {
  it('mends named files only, atomically and with their mode', async () => {
    const root = makeRepository(before);
    writeFiles(root, { 'b/new.md': 'bad' });
    chmodSync(join(root, 'a/old.md'), 0o600);
    const { found, report } = await lint(root, { fix: true, paths: ['a/old.md'] });
    expect(found).toContain('a/old.md:1 J900 fixed');
    expect(report.summary).toMatchObject({ fixed: 1, errors: 1 });
    expect(readFileSync(join(root, 'a/old.md'), 'utf8')).toBe('good style\n');
    expect(statSync(join(root, 'a/old.md')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(root, 'b/new.md'), 'utf8')).toBe('bad');
    expect(readdirSync(join(root, 'a'))).toEqual(['old.md']);
  });

  it('mends changed files only, also with --all', async () => {
    const root = makeRepository(before);
    writeFiles(root, { 'b/new.md': 'bad' });
    await lint(root, { fix: true, scope: 'all' });
    expect(readFileSync(join(root, 'b/new.md'), 'utf8')).toBe('good');
    expect(readFileSync(join(root, 'a/old.md'), 'utf8')).toBe('bad style\n');
  });

  it('leaves alone what someone else wrote meanwhile, and says so in one line', async () => {
    const root = makeRepository(before);
    const file = join(root, 'a/old.md');
    const hasty = ruleOn('J903', /bad/, {
      check: () => {
        writeFileSync(file, 'bad and theirs\n');
        return [];
      },
    });
    const fixing = lint(root, { fix: true, paths: ['a'] }, [...rules, hasty]);
    await expect(fixing).rejects.toThrow("cannot fix 'a/old.md': it changed while it was linted");
    await expect(fixing).rejects.toThrow(UserError);
    expect(readFileSync(file, 'utf8')).toBe('bad and theirs\n');
    expect(readdirSync(join(root, 'a'))).toEqual(['old.md']);
  });
});

describe('--stdin', () => {
  it('lints the text in the place of the file, without asking git', async () => {
    const root = makeRepository(before);
    const stdin = { path: 'a/old.md', text: 'fine\nmeh style' };
    const { found } = await lint(root, { stdin });
    expect(found).toEqual(['a/old.md:1 J902', 'a/old.md:2 J901']);
    expect((await lint(root, { stdin: { path: 'new/x.md', text: 'bad' } })).found).toEqual([
      'new/x.md:1 J900',
    ]);
  });

  it('has nothing to say of what is no part of the journal', async () => {
    const root = makeRepository(before);
    const { report } = await lint(root, { stdin: { path: '.obsidian/x.md', text: 'bad' } });
    expect(report.summary.files).toBe(0);
    await expect(lint(root, { stdin: { path: '../x.md', text: '' } })).rejects.toThrow(UserError);
  });
});

describe('--baseline', () => {
  it('is written, then keeps what is known out of the list', async () => {
    const root = makeRepository(before);
    const baseline = join(makeFolder(), 'known.json');
    expect((await lint(root, { baseline, updateBaseline: true })).found).toHaveLength(2);
    const { found, report } = await lint(root, { baseline });
    expect([found, report.summary.suppressed]).toEqual([[], 2]);
    writeFiles(root, { 'a/old.md': 'bad style\nbad news\n' });
    expect((await lint(root, { baseline, scope: 'all' })).found).toContain('a/old.md:2 J900');
  });

  it('keeps what it knew of files that were not linted, and forgets what was mended', async () => {
    const root = makeRepository(before);
    const baseline = join(makeFolder(), 'known.json');
    await lint(root, { baseline, updateBaseline: true });
    writeFiles(root, { 'a/old.md': 'fine\n' });
    await lint(root, { baseline, updateBaseline: true, paths: ['a/old.md'] });
    const { findings } = JSON.parse(readFileSync(baseline, 'utf8'));
    expect(Object.keys(findings)).toEqual(['b/old.md']);
  });

  it('may be named by the settings, from the root', async () => {
    const root = makeRepository({ ...before, '.dyn-journal.yaml': 'baseline: .known.json\n' });
    await expect(lint(root)).rejects.toThrow('cannot be read');
    await lint(root, { updateBaseline: true });
    expect(existsSync(join(root, '.known.json'))).toBe(true);
    commitAll(root);
    expect((await lint(root)).found).toEqual([]);
  });

  it.each(['', '{}', '{"schema":"dyn-journal/baseline@1","findings":[]}', '[1]'])(
    'is refused when it is %j',
    async (text) => {
      const baseline = join(makeFolder(), 'known.json');
      writeFileSync(baseline, text);
      await expect(lint(makeRepository(before), { baseline })).rejects.toThrow(
        /^expected a baseline that --update-baseline wrote \(dyn-journal\/baseline@1\), .* is none$/,
      );
    },
  );

  it('must be named before it can be written', async () => {
    await expect(lint(makeRepository(before), { updateBaseline: true })).rejects.toThrow(
      '--update-baseline: expected --baseline FILE',
    );
  });
});

describe('bad input', () => {
  it('is a finding or one line, never a crash', async () => {
    const root = makeRepository({
      ...before,
      'a/bin.md': Buffer.from([0, 1, 2]),
      'a/latin.md': Buffer.from([0x62, 0x61, 0x64, 0xe4]),
      'a/line\nbreak.md': 'bad',
      'a/empty.md': '',
    });
    symlinkSync('/etc/hostname', join(root, 'a/link.md'));
    expect((await lint(root, { paths: ['a'] })).found).toContain('a/line\nbreak.md:1 J900');
    await expect(lint(root, { paths: ['a/link.md'] })).rejects.toThrow('symbolic link');
    await expect(lint(join(root, 'a'))).rejects.toThrow('INDEX.md');
    await expect(lint(makeFolder())).rejects.toThrow('git repository');
  });
});

describe('unitsOf', () => {
  it('holds every path once, in order', () => {
    const paths = Array.from({ length: 777 }, (_, at) => `p${String(at % 9)}/${at}.md`).sort();
    const units = unitsOf(['INDEX.md', ...paths]);
    expect(units.flat()).toEqual(['INDEX.md', ...paths]);
    expect(Math.max(...units.map((unit) => unit.length))).toBeLessThanOrEqual(100);
    expect(unitsOf([])).toEqual([]);
    expect(unitsOf(['INDEX.md'])).toEqual([['INDEX.md']]);
  });

  it('ends a unit with its folder where that is large enough', () => {
    const folder = (name: string) => Array.from({ length: 70 }, (_, at) => `${name}/${at}.md`);
    expect(unitsOf([...folder('a'), ...folder('b')]).map((unit) => unit.length)).toEqual([70, 70]);
  });
});
