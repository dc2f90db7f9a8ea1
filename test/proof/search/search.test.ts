import { describe, expect, it } from 'vitest';
import type { ProofSite, ProveMode } from '../../../src/model/proof.ts';
import { type SearchRequest, searchRemovals } from '../../../src/proof/search/index.ts';
import { editText } from '../../../src/source/index.ts';
import { sitesIn } from '../site.ts';
import { fakeCompiler } from './fake-compiler.ts';

interface Options {
  readonly mode?: ProveMode;
  readonly budget?: number;
  readonly broken?: boolean;
  readonly more?: Partial<ProofSite>;
}

async function search(marked: string, options: Options = {}) {
  const { sites, text } = sitesIn(marked, options.more);
  const compiler = fakeCompiler('src/lib.rs', text, options.broken);
  const rounds: number[] = [];
  const request: SearchRequest = {
    crate: 'own',
    features: [],
    sites,
    texts: new Map([['src/lib.rs', text]]),
    check: compiler.check,
    mode: options.mode ?? 'wide',
    budget: options.budget ?? 100,
    onProgress: ({ round }) => rounds.push(round),
  };
  const result = await searchRemovals(request);
  const words = result.outcomes.map(
    ({ verdict, form, but }) =>
      `${verdict}${form ? ` ${form}` : ''}${but ? ` but ${but.rule}` : ''}`,
  );
  const after = editText(text, result.edits.get('src/lib.rs') ?? []);
  return { ...result, words, after, text, request, rounds, asked: compiler.asked };
}

describe('the search', () => {
  it('takes away what compiles and restores what an error names', async () => {
    const { words, after, outcomes, asked } = await search(`fn a() {
    f(«x».clone()); // fine
    f(«y».clone()); // E0507
}
fn b() {
    f(«é».clone()); // fine
    f(«z».clone()); // E0382
    f(«w».clone()); // E0308 borrow type=String bound=AsRef<str>
}
`);
    expect(words).toEqual([
      'compiles move',
      'refused move',
      'compiles move',
      'refused move',
      'compiles borrow',
    ]);
    expect(after).toContain('f(x); ');
    expect(after).toContain('f(é); ');
    expect(after).toContain('f(&w); ');
    expect(after.match(/\.clone\(\)/g)).toHaveLength(2);
    expect(outcomes[1]?.why).toBe('E0507: it cannot go');
    // What is in the patch was checked as it stands, with all targets, last.
    expect(asked.findLast(({ scope }) => scope === 'all-targets')?.text).toBe(after);
  });

  it('gives a second chance to what an error did not surely mean', async () => {
    const { words } = await search(`fn a() {
    f(«x».clone()); // fine
    f(«y».clone()); // E0597 vague
    f(«z».clone()); // fine
}
`);
    expect(words).toEqual(['compiles move', 'refused move', 'compiles move']);
  });

  it('finds what goes only while another clone stays', async () => {
    const { words, after } = await search(`fn a() {
    f(«x».clone()); // E0382 needs=y
    f(«y».clone()); // fine
}
`);
    expect(words.filter((word) => word.startsWith('compiles'))).toHaveLength(1);
    expect(after.match(/\.clone\(\)/g)).toHaveLength(1);
  });

  it('needs no second chance where the error names the type of what is cloned', async () => {
    const line = (n: number): string => `    f(«x${n}».clone()); // E0277 whole type=Lazy<u8>`;
    const many = [1, 2, 3, 4, 5, 6, 7, 8].map(line).join('\n');
    const { words, checks } = await search(`fn a() {\n${many}\n    f(«y».clone()); // fine\n}\n`);
    expect(words).toEqual([...Array<string>(8).fill('refused move'), 'compiles move']);
    expect(checks).toBeLessThanOrEqual(6);
  });

  it('asks all targets: what only tests refuse is refused', async () => {
    const { words, outcomes } = await search(`fn a() {
    f(«x».clone()); // E0382 tests
    f(«y».clone()); // fine
}
`);
    expect(words).toEqual(['refused move', 'compiles move']);
    expect(outcomes[0]?.command).toContain('all-targets');
  });

  it('tries what only a program compiles, and never proves what nothing compiles', async () => {
    const { words, after } = await search(`fn a() {
    f(«x».clone()); // bin
    f(«y».clone()); // cfg
    f(«z».clone()); // bin E0507
}
`);
    expect(words).toEqual(['compiles move', 'unseen', 'refused move']);
    expect(after).toContain('f(y.clone());');
  });

  it('keeps what an objection is raised to out of the patch', async () => {
    const { words, after, outcomes, asked } = await search(`fn a() {
    f(«g».clone()); // type=MutexGuard<'_,String> result=String
    f(«own».clone()); // type=Held<String> result=String
    f(«tx».clone()); // type=tokio::sync::mpsc::Sender<u8>
    f(«r».clone()); // type=&String bound=Into<String>
    f(«p».clone()); // type=&PathBuf bound=AsRef<Path>
    f(«x».clone()); // fine
}
`);
    expect(words).toEqual([
      'compiles move but guard-kept',
      'compiles move but guard-kept',
      'compiles move but handle-lifetime',
      'compiles move but generic-reference',
      'compiles move',
      'compiles move',
    ]);
    expect(after.match(/\.clone\(\)/g)).toHaveLength(4);
    expect(outcomes[0]?.edits).not.toBeNull();
    expect(asked.at(-1)).toEqual({ scope: 'all-targets', text: after });
  });

  it('tries only the removable findings unless asked for more', async () => {
    const marked = 'fn a() {\n    f(«x».clone()); // fine\n}\n';
    expect((await search(marked, { mode: 'removable' })).words).toEqual(['untried']);
    const { words } = await search(marked, {
      mode: 'removable',
      more: { bucket: 'removable-move' },
    });
    expect(words).toEqual(['compiles move']);
  });

  it('does not prove what the last check did not hold', async () => {
    const marked = `fn a() {
    f(«x».clone()); // fine
    f(«y».clone()); // E0507
}
`;
    const { rounds } = await search(marked);
    for (let budget = 0; budget < rounds.length; budget += 1) {
      const { words, after, text, ended, checks, asked } = await search(marked, { budget });
      expect(checks).toBeLessThanOrEqual(budget);
      expect(ended).not.toBeNull();
      if (after === text) continue;
      expect(asked).toContainEqual({ scope: 'all-targets', text: after });
      expect(words).toContain('compiles move');
    }
  });

  it('says the first error of a crate that does not build', async () => {
    const { failed, words } = await search('fn a() {\n    f(«x».clone()); // fine\n}\n', {
      broken: true,
    });
    expect(failed).toBe('E0425: cannot find value `y`');
    expect(words).toEqual(['untried']);
  });

  it('ends with the first check that gives no answer', async () => {
    const { request } = await search('fn a() {\n    f(«x».clone()); // fine\n}\n');
    for (const last of [0, 1, 2]) {
      let count = 0;
      const result = await searchRemovals({
        ...request,
        check: async (changes, scope) => {
          const answer = await request.check(changes, scope);
          if (count++ < last) return answer;
          return { ...answer, outcome: 'failed', diagnostics: [], why: 'disk full' };
        },
      });
      expect(result).toMatchObject({ ended: 'disk full', checks: last + 1, edits: new Map() });
      expect(result.outcomes[0]).toMatchObject({ verdict: 'untried', why: 'disk full' });
    }
  });

  it('asks the same checks again', async () => {
    const marked = 'fn a() {\n  f(«x».clone()); // E0597 vague\n  f(«y».clone()); // fine\n}\n';
    expect((await search(marked)).asked).toEqual((await search(marked)).asked);
  });
});
