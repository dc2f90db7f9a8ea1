import { describe, expect, it } from 'vitest';
import type { CallersReport, Change, MissedCaller } from '../../src/model/callers.ts';
import {
  callersReporters,
  type Format,
  formats,
  type ReportOptions,
} from '../../src/report/index.ts';
import { callersReports as reports } from './callers-reports.ts';

const plain: ReportOptions = {
  limit: 0,
  color: false,
  width: 80,
  verbose: false,
  version: '1.2.3',
};
const endings = { text: 'txt', json: 'json', markdown: 'md', sarif: 'sarif', github: 'github.txt' };

async function render(
  format: Format,
  report: CallersReport,
  options: Partial<ReportOptions> = {},
): Promise<string> {
  return (await callersReporters[format]())(report, { ...plain, ...options });
}

const names = Object.keys(reports) as (keyof typeof reports)[];

describe.each(formats)('%s', (format) => {
  it.each(names)('shows the %s report', async (name) => {
    const file = `expected/callers-${name}.${endings[format]}`;
    await expect(await render(format, reports[name])).toMatchFileSnapshot(file);
  });

  it('shows at most as many findings as asked for, the surest', async () => {
    const shown = await render(format, reports.typical, { limit: 2 });
    expect(shown).toContain('deploy.yaml');
    expect(shown).toContain('test_core.py');
    expect(shown).not.toContain('guide.md');
    expect(shown).not.toContain('loop.py');
  });

  it('shows each finding without a limit', async () => {
    const shown = await render(format, reports.typical);
    for (const { path } of reports.typical.findings) expect(shown).toContain(path);
  });

  it.each([24, 80])(
    'leaves nothing raw that could steer a terminal or hide from a reader (%i columns)',
    async (width) => {
      const shown = await render(format, reports.hostile, { verbose: true, width });
      expect(shown).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    },
  );
});

describe('text', () => {
  it.each([24, 40, 59, 80])(
    'stays within %i columns except for words that are wider',
    async (width) => {
      const shown = await render('text', reports.typical, { width, verbose: true });
      const wider = shown.split('\n').filter((line) => line.length > width);
      // A line may be too wide only when its last word alone, after a label, does not fit.
      const labels = /^(?:may mean:|certain|likely) +/;
      expect(wider.filter((line) => / /.test(line.trimStart().replace(labels, '')))).toEqual([]);
    },
  );

  it.each([
    ['narrow', { width: 40 }],
    ['wide', { width: 140 }],
    ['verbose', { verbose: true }],
    ['limited', { limit: 3 }],
  ])('%s', async (name, options) => {
    await expect(await render('text', reports.typical, options)).toMatchFileSnapshot(
      `expected/callers-typical-${name}.txt`,
    );
  });

  it('has the same words with color, and whole escapes on each line', async () => {
    const colored = await render('text', reports.hostile, { color: true, width: 40 });
    const bare = await render('text', reports.hostile, { width: 40 });
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(colored).not.toBe(bare);
    expect(colored.replace(escapes, '')).toBe(bare);
    for (const line of colored.split('\n')) {
      const found = (line.match(escapes) ?? []).map((code) => code.endsWith('[0m'));
      expect(found).toEqual(found.map((_, i) => i % 2 === 1));
    }
  });

  it('says in one line that nothing was found', async () => {
    expect((await render('text', reports.empty, { width: 200 })).split('\n')).toHaveLength(2);
  });
});

describe('the title of a change', () => {
  const [flag, method] = reports.typical.changes as [Change, Change];
  const titleIn = async (change: Change) => {
    const finding = { ...reports.typical.findings[0]!, change_id: change.id };
    const report = { ...reports.typical, changes: [change], findings: [finding] };
    const text = await render('text', report, { width: 1000 });
    return text.slice(0, text.indexOf(' ('));
  };

  it.each<[string, Partial<Change>]>([
    ['`--x` removed from a.b', { name: '--x', qualified_name: 'a.b --x' }],
    ['`--x` removed from a.b', { name: '--x', qualified_name: 'a.b.--x' }],
    ['`--x` removed', { name: '--x', qualified_name: '--x' }],
    ['`new` removed from a::B', { kind: 'method', name: 'new', qualified_name: 'a::B::new' }],
    ['`a.b` removed', { kind: 'module', name: 'b', qualified_name: 'a.b' }],
    ['`a.prune` removed', { kind: 'function', name: 'run', qualified_name: 'a.prune' }],
    ['`a.brun` removed', { kind: 'function', name: 'run', qualified_name: 'a.brun' }],
    ['`run` of a.B changed', { name: 'run', qualified_name: 'a.B.run', change: 'signature' }],
    [
      '`run` of a.B renamed to `go`',
      { name: 'run', qualified_name: 'a.B.run', change: 'renamed', renamed_to: 'go' },
    ],
    ['`run` of a.B moved', { name: 'run', qualified_name: 'a.B.run', change: 'moved' }],
  ])('is %s', async (title, change) => {
    expect(await titleIn({ ...flag, ...change })).toBe(title);
  });

  it.each<[string, Partial<MissedCaller>[]]>([
    ['1 place still passes it', [{ kind: 'flag' }]],
    ['2 places still import it', [{ kind: 'import' }, { kind: 'import', confidence: 'likely' }]],
    ['2 places still use it', [{ kind: 'import' }, { kind: 'call' }]],
    ['1 new place uses it', [{ kind: 'skew' }]],
    ['1 place may mean it', [{ kind: 'flag', confidence: 'ambiguous' }]],
  ])('is followed by: %s', async (said, places) => {
    const findings = places.map((place) => ({ ...reports.typical.findings[0]!, ...place }));
    const shown = await render('text', { ...reports.typical, findings }, { width: 1000 });
    expect(shown).toMatch(new RegExp(`^\`.*\\): ${said}$`, 'm'));
  });

  it('counts all places of the change, also those that the limit hides', async () => {
    const findings = Array.from({ length: 3 }, () => ({ ...reports.typical.findings[1]! }));
    const shown = await render('text', { ...reports.typical, findings }, { limit: 1, width: 1000 });
    expect(shown).toContain(`${method.path}:48): 3 places do not fit it`);
    expect(shown).toContain('2 more findings (2 certain): --limit 0 shows all');
  });
});

describe('json', () => {
  it('gives back what went in, schema first', async () => {
    const text = await render('json', reports.hostile);
    expect(JSON.parse(text)).toEqual(reports.hostile);
    expect(text.startsWith('{\n  "schema": "dyn-audit/callers@1"')).toBe(true);
  });

  it('keeps the counts of the whole when it is limited', async () => {
    const parsed = JSON.parse(await render('json', reports.typical, { limit: 1 }));
    expect(parsed.findings).toHaveLength(1);
    expect(parsed.summary.by_confidence).toEqual({ certain: 2, likely: 2, ambiguous: 2 });
  });
});

describe('github', () => {
  it('has the level of the confidence, and no column where there are several lines', async () => {
    const lines = (await render('github', reports.typical)).trimEnd().split('\n');
    const commands = lines.map((line) => line.slice(0, line.indexOf(' ')));
    expect(commands).toEqual([
      '::error',
      '::error',
      '::warning',
      '::warning',
      '::notice',
      '::notice',
    ]);
    expect(lines[0]).toContain('line=27,endLine=27,col=15,title=');
    expect(lines[1]).toContain('line=311,endLine=314,title=');
  });

  it('starts no second command inside a message, and no property inside a title', async () => {
    const lines = (await render('github', reports.hostile)).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [, command = ''] = line.split('::');
      expect(command.match(/,(?!(?:line|endLine|col|title)=)/g)).toBeNull();
    }
  });
});

describe('markdown', () => {
  it('folds the ambiguous ones, and closes what it opens', async () => {
    for (const report of [reports.typical, reports.hostile]) {
      const shown = await render('markdown', report);
      expect(shown.match(/^<\/?(?:details|summary)>/gm)).toEqual([
        '<details>',
        '<summary>',
        '</details>',
      ]);
      expect(shown.indexOf('<details>')).toBeGreaterThan(shown.lastIndexOf('**certain**'));
    }
  });
});
