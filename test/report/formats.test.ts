import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ClonesFormat, type ReportOptions, reporters } from '../../src/report/index.ts';
import { reports } from './reports.ts';

const plain: ReportOptions = {
  limit: 0,
  color: false,
  width: 80,
  verbose: false,
  version: '1.2.3',
};
const formats = Object.keys(reporters) as ClonesFormat[];
const endings = {
  text: 'txt',
  json: 'json',
  markdown: 'md',
  sarif: 'sarif',
  github: 'github.txt',
  html: 'html',
};

async function render(
  format: ClonesFormat,
  name: keyof typeof reports,
  options: Partial<ReportOptions> = {},
): Promise<string> {
  return (await reporters[format]())(reports[name], { ...plain, ...options });
}

describe.each(formats)('%s', (format) => {
  it.each(Object.keys(reports) as (keyof typeof reports)[])('shows the %s report', async (name) => {
    const file = `expected/${name}.${endings[format]}`;
    await expect(await render(format, name)).toMatchFileSnapshot(file);
  });

  it('shows at most as many findings as asked for', async () => {
    const shown = await render(format, 'typical', { limit: 1 });
    expect(shown).toContain('preprocessor.rs');
    expect(shown).not.toContain('network.rs');
  });

  it.each(['hostile', 'unproved'] as const)(
    'leaves nothing raw of the %s report that could steer a terminal or hide from a reader',
    async (name) => {
      const shown = await render(format, name, { verbose: true });
      expect(shown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    },
  );
});

it('has a file for each format, and nothing else that looks like one', () => {
  const files = readdirSync(new URL('../../src/report/', import.meta.url));
  expect(files).toEqual(expect.arrayContaining(formats.map((format) => `${format}.ts`)));
});

describe('text', () => {
  it.each(
    [24, 40, 80].flatMap((width) => [[width, 'typical'] as const, [width, 'proved'] as const]),
  )('stays within %i columns except for words that are wider: %s', async (width, name) => {
    const shown = await render('text', name, { width, verbose: true });
    const wider = shown.split('\n').filter((line) => line.length > width);
    // A line may be too wide only when its last word alone, after a label, does not fit.
    expect(
      wider.filter((line) => / \S+ \S+$/.test(line.trimStart().replace(/^[\w -]+: /, ''))),
    ).toEqual([]);
  });

  it('narrow', async () => {
    await expect(await render('text', 'typical', { width: 40 })).toMatchFileSnapshot(
      'expected/typical-narrow.txt',
    );
  });

  it('verbose', async () => {
    await expect(await render('text', 'typical', { verbose: true })).toMatchFileSnapshot(
      'expected/typical-verbose.txt',
    );
  });

  it('says how it was proved, narrow and verbose', async () => {
    await expect(await render('text', 'proved', { width: 40, verbose: true })).toMatchFileSnapshot(
      'expected/proved-narrow-verbose.txt',
    );
  });

  it('says how many more there are', async () => {
    const shown = await render('text', 'typical', { limit: 1 });
    expect(shown).toContain('3 more findings: --limit 0 shows all');
  });

  it('has the same words with color, and whole escapes on each line', async () => {
    const colored = await render('text', 'hostile', { color: true, width: 40 });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(colored).not.toBe(await render('text', 'hostile', { width: 40 }));
    expect(colored.replace(escapes, '')).toBe(await render('text', 'hostile', { width: 40 }));
    for (const line of colored.split('\n')) {
      const [open, close] = [line.match(/\[[1-9]\d*m/g) ?? [], line.match(/\[0m/g) ?? []];
      expect(close.length).toBe(open.filter((code) => line.includes(`\u001b${code}`)).length);
    }
  });
});

describe('json', () => {
  it('gives back what went in, schema first', async () => {
    const text = await render('json', 'hostile');
    expect(JSON.parse(text)).toEqual(reports.hostile);
    expect(text.startsWith('{\n  "schema": "dyn-audit/clones@1"')).toBe(true);
  });

  it('keeps the counts of the whole when it is limited', async () => {
    const parsed = JSON.parse(await render('json', 'typical', { limit: 1 }));
    expect(parsed.candidates).toHaveLength(1);
    expect(parsed.summary.total).toBe(12003);
  });
});

describe('markdown', () => {
  it('says what became of the edits', async () => {
    const applied = await render('markdown', 'typical', { applied: true });
    expect(applied).toContain('patches: applied to the work tree');
    expect(applied).not.toContain('no files changed');
    const written = await render('markdown', 'typical', { patch: 'fix.diff' });
    expect(written).toContain('patches: written to `fix.diff`');
  });
});

describe('github', () => {
  it('is quiet about what is undecided, suppressed, known or stays', async () => {
    const warnings = (await render('github', 'typical')).match(/^::warning .*$/gm);
    expect(warnings).toHaveLength(1);
    expect(warnings?.[0]).toContain('file=lib/llm/src/preprocessor.rs,line=123,');
  });

  it('starts no second command inside a message', async () => {
    const lines = (await render('github', 'hostile')).trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.split('::').slice(0, 2).join()).not.toMatch(/[\r\n]/);
  });
});
