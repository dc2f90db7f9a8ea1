import { onTestFinished } from 'vitest';
import { type OpenGitHubOptions, openGitHub, type Token } from '../../src/github/index.ts';
import type { GitHub } from '../../src/model/github.ts';
import { type FakeGitHub, filesOfPatch, startFakeGitHub, tokens } from './fake/index.ts';
import type { FakeOptions } from './fake/types.ts';

export const head = 'a'.repeat(40);

const patch = `diff --git a/src/a.py b/src/a.py
--- a/src/a.py
+++ b/src/a.py
@@ -1,3 +1,4 @@
 one
-two
+TWO
+two and a half
 three
@@ -20,2 +21,2 @@
 twenty
-old
+new
`;

/** A fake with pull request 7, closed when the test has finished. */
export async function openFake(options: FakeOptions = {}): Promise<FakeGitHub> {
  const fake = await startFakeGitHub(options);
  onTestFinished(fake.close);
  fake.addPull({
    number: 7,
    title: 'Faster',
    base: { ref: 'main', sha: 'b'.repeat(40) },
    head: { ref: 'topic', sha: head },
    labels: ['ci'],
    files: filesOfPatch(patch),
  });
  return fake;
}

const tokenOf = (value: string): Token => ({ from: 'GITHUB_TOKEN', reveal: () => value });

export interface Opened {
  readonly github: GitHub;
  readonly warnings: readonly string[];
}

/** The client as the program opens it; only its seconds are short. */
export function open(
  fake: FakeGitHub,
  more: Partial<OpenGitHubOptions> & { readonly as?: string | null } = {},
): Opened {
  const { as = tokens.reviewer, ...options } = more;
  const warnings: string[] = [];
  const github = openGitHub({
    apiUrl: fake.url,
    repo: fake.state.repo,
    token: as === null ? null : tokenOf(as),
    version: '0.0.0-test',
    warn: (line) => warnings.push(line),
    secondMs: 5,
    ...options,
  });
  return { github, warnings };
}

/** What a promise was rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    (value) => new Error(`expected a failure, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error('something other than an Error was thrown');
}

/** Review of pull request 7 with one comment. */
export const review = {
  commit_id: head,
  body: 'It fails.',
  comments: [{ path: 'src/a.py', line: 3, side: 'RIGHT', body: 'here' }],
} as const;
