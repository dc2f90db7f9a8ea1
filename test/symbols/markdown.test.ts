import { describe, expect, it } from 'vitest';
import { embeddedWith } from '../../src/symbols/embedded.ts';
import type { SymbolLanguage } from '../../src/symbols/language.ts';
import { markdown } from '../../src/symbols/languages/markdown.ts';
import { readMarkdown } from '../../src/symbols/markdown/read.ts';
import { readingOf } from '../../src/symbols/text/index.ts';
import { commandsOf, readWith, referencesOf } from './manifest-facts.ts';

const read = (...text: string[]) => readWith(markdown, 'docs/a.md', text.join('\n'));
const commands = (...text: string[]) => commandsOf(read(...text));

describe('which files', () => {
  it('are documents', () => {
    expect(['a.md', 'b.mdx', 'c.rst'].every(markdown.claims)).toBe(true);
    expect(markdown.claims('a.mdc')).toBe(false);
  });
});

describe('blocks of code', () => {
  it('are read as what they are, where they stand', () => {
    const found = commands(
      '# T',
      '```bash',
      'python -m a.b \\',
      '  --x 1',
      '```',
      '1. step',
      '',
      '   ~~~sh title="x"',
      '   tool --y',
      '   ~~~',
      '> ```yaml',
      '> args:',
      '>   - --z',
      '> ```',
      '```json',
      '{"args": ["--w"]}',
      '```',
      '```dockerfile',
      'CMD ["srv", "--v"]',
      '```',
    );
    expect(found).toEqual([
      'python-module a.b: --x@4:3',
      'executable tool: --y@9:9',
      'unknown : --z@13:7',
      'unknown : --w@16:12',
      'executable srv: --v@19:14',
    ]);
  });

  it('with prompts hold what is typed behind them', () => {
    const text = [
      '```console',
      '$ tool --x \\',
      '  --y',
      'output --no',
      'me@host:~$ tool --z',
      '```',
    ];
    expect(commands(...text)).toEqual([
      'executable tool: --x@2:8 --y@3:3',
      'executable tool: --z@5:17',
    ]);
  });

  it('without a language may hold commands, a manifest or neither', () => {
    expect(commands('```', 'python -m a.b --x', '```')).toEqual(['python-module a.b: --x@2:15']);
    expect(commands('```', 'kind: Pod', 'args: [--x]', '```')).toEqual(['unknown : --x@3:8']);
    expect(commands('```text', '--x NAME  sets the name', '```')).toEqual(['*unknown : --x@2:1']);
  });

  it('that no one closes go on to the end', () => {
    expect(commands('````bash', 'tool --x', '```', 'tool --y')).toContain(
      'executable tool: --y@4:6',
    );
  });

  it('define nothing', () => {
    const file = read('```bash', `case "$1" in --x) ;; esac; echo "\${VAR_A:-1}"`, '```');
    expect(file.definitions).toEqual([]);
  });

  it('set variables', () => {
    expect(referencesOf(read('```bash', 'export MY_VAR=1', '```'), 'env')).toEqual(['MY_VAR 2:8']);
  });

  it('of a language that reads files are handed to it', () => {
    const asked: string[] = [];
    const fake: SymbolLanguage = {
      ...markdown,
      read: ({ path, text }, project) => {
        asked.push(text);
        const file = markdown.read({ path, text: '' }, project);
        const flag = { name: '--x', line: 2, column: 3, endLine: 2 };
        const place = { line: 2, column: 1, endLine: 2 };
        return {
          ...file,
          references: [
            {
              ...place,
              kind: 'import',
              name: 'b',
              target: null,
              args: null,
              awaited: false,
              guarded: false,
              test: true,
              doc: false,
              within: '',
            },
          ],
          commands: [
            {
              ...place,
              runs: 'unknown',
              program: '',
              folder: '',
              flags: [flag],
              words: [],
              test: true,
              doc: false,
            },
          ],
        };
      },
    };
    const known = embeddedWith(new Map([['python', fake]]));
    const project = {} as Parameters<typeof markdown.read>[1];
    const reading = readingOf('docs/a.md', project, known);
    readMarkdown('- a\n  ```python\n  import a\n  import b\n  ```\n', reading);
    expect(asked).toEqual(['import a\nimport b\n']);
    expect(reading.found.references[0]).toMatchObject({
      line: 4,
      column: 3,
      endLine: 4,
      test: false,
    });
    expect(reading.found.commands[0]!.flags[0]).toMatchObject({ line: 4, column: 5 });
  });
});

describe('prose', () => {
  it('mentions in its code', () => {
    const file = read(
      'Set `--x 1` or ``--y=2`` with `MY_VAR=1` and `$OTHER_VAR`, see `srv_total`,',
      'run `python -m a.b --z`; <code>--w</code> <Param path="--v">',
      '| `a.b.c` | `make_it(1)` | `a::B::c()` | `word` | `file.md` |',
    );
    expect(commandsOf(file)).toEqual([
      '*unknown : --x@1:6',
      '*unknown : --y@1:18',
      '*python-module a.b: --z@2:20',
      '*unknown : --w@2:32',
      '*unknown : --v@2:56',
    ]);
    expect(referencesOf(file, 'env')).toEqual(['*MY_VAR 1:32', '*OTHER_VAR 1:48']);
    expect(referencesOf(file, 'metric')).toEqual(['*srv_total 1:65']);
    expect(referencesOf(file, 'doc')).toEqual([
      '*srv_total 1:65',
      '*c 3:8 -> a.b.c',
      '*make_it 3:14',
      '*c 3:35 -> a::B::c',
    ]);
  });

  it('mentions without marks, too', () => {
    const file = read('| MY_VAR | use --x |', 'not-a--flag, plain words');
    expect(commandsOf(file)).toEqual(['*unknown : --x@1:16']);
    expect(referencesOf(file, 'env')).toEqual(['*MY_VAR 1:3']);
  });

  it('is all there is in other formats', () => {
    const file = readWith(markdown, 'a.rst', 'Run ``x --flag``\n');
    expect(commandsOf(file)).toEqual(['*unknown : --flag@1:9']);
  });
});

describe('odd input', () => {
  it.each([
    ['`', 50_000],
    ['```\n', 20_000],
    ['`a', 20_000],
    ['<code>', 20_000],
    ['path="', 20_000],
    ['> ', 20_000],
    ['A_', 20_000],
    ['--a', 5000],
    ['</x><y>{', 5000],
  ])('%j many times over', (part, times) => {
    expect(() => read(part.repeat(times))).not.toThrow();
  });
});
