import { describe, expect, it } from 'vitest';
import { dockerfile } from '../../src/symbols/languages/dockerfile.ts';
import { commandsOf, readWith, referencesOf } from './manifest-facts.ts';

const read = (...text: string[]) => readWith(dockerfile, 'Dockerfile', `${text.join('\n')}\n`);
const commands = (...text: string[]) => commandsOf(read(...text));

describe('which files', () => {
  it('are named for it', () => {
    const names = [
      'Dockerfile',
      'a/Dockerfile.dev',
      'x.Dockerfile',
      'y.dockerfile',
      'Containerfile',
    ];
    expect(names.every(dockerfile.claims)).toBe(true);
    expect(['.dockerignore', 'docker.go', 'Dockerfiles/x'].some(dockerfile.claims)).toBe(false);
  });
});

describe('RUN', () => {
  it('goes over lines, comments and tags', () => {
    const found = commands(
      'WORKDIR /app',
      'RUN --mount=type=cache,id=x-{{ a.b }},target=/c \\',
      '    --mount=type=bind,source=a,target=b \\',
      '    # why',
      '    A=1 python -m a.b \\',
      '{% if x %}',
      '',
      '      --one {{ y }} \\',
      '{% endif %}',
      '      --two && \\',
      '    tool --three',
    );
    expect(found).toEqual([
      'python-module a.b in /app: --one@8:7 --two@10:7',
      'executable tool in /app: --three@11:10',
    ]);
  });

  it('takes a list of words, and heredocs', () => {
    const found = commands(
      'RUN ["python", "-m", "a.b", "--x"]',
      'RUN <<EOF',
      'tool --y',
      'EOF',
      'COPY <<EOF /run.sh',
      'python -m c.d --z',
      'EOF',
      'RUN last --w',
    );
    expect(found).toEqual([
      'python-module a.b: --x@1:30',
      'executable tool: --y@3:6',
      'python-module c.d: --z@6:15',
      'executable last: --w@8:10',
    ]);
  });
});

describe('what a stage starts', () => {
  it('is ENTRYPOINT with CMD', () => {
    expect(commands('ENTRYPOINT ["python", "-m", "a.b"]', 'CMD ["--x", \\', '  "--y"]')).toEqual([
      'python-module a.b: --x@2:7 --y@3:4',
    ]);
  });

  it('ends with the stage', () => {
    const found = commands('FROM a', 'ENTRYPOINT ["one"]', 'FROM b', 'CMD ["two", "--x"]');
    expect(found).toEqual(['executable one:', 'executable two: --x@4:14']);
  });

  it('may be a line for the shell', () => {
    expect(commands('CMD exec python -m a.b --x')).toEqual(['python-module a.b: --x@1:24']);
    expect(commands('HEALTHCHECK --interval=5s CMD probe --x')).toEqual([
      'executable probe: --x@1:37',
    ]);
  });
});

describe('variables', () => {
  it('of ENV and of RUN, not of ARG', () => {
    const file = read('ARG NO=1', 'ENV AA=1 BB="x y" \\', '    CC=3', 'ENV DD 4', 'RUN EE=1 tool');
    expect(referencesOf(file, 'env')).toEqual(['AA 2:5', 'BB 2:10', 'CC 3:5', 'DD 4:5', 'EE 5:5']);
    expect(file.definitions).toEqual([]);
  });
});

describe('comments', () => {
  it('mention, those of the template do not', () => {
    expect(commands('{# --no', '--no #}', '# with --x', 'RUN echo $A')).toEqual([
      '*unknown : --x@3:8',
    ]);
  });
});

describe('odd input', () => {
  it.each([
    ['\\\n', 20_000],
    ['{#', 20_000],
    ['A="', 20_000],
    ['RUN <<A\n', 2000],
    ['CMD ["', 5000],
  ])('%j many times over', (part, times) => {
    expect(() => read(`RUN ${part.repeat(times)}`)).not.toThrow();
    expect(() => read(`ENV ${part.repeat(times)}`)).not.toThrow();
  });
});
