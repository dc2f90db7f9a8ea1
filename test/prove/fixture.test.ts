import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClonesReport } from '../../src/model/finding.ts';
import type { ProofSummary } from '../../src/model/proof.ts';
import { hasCargo } from '../proof/with-cargo.ts';
import { mismatches, readGroupMarks, readMarks } from './marks.ts';
import { cargo, makeWorkspace, type Proved, prove, type Workspace } from './workspace.ts';

const has = (program: string) => spawnSync(program, ['--version']).status === 0;
const without = hasCargo ? '' : ' (left out: there is no cargo 1.74 or newer here)';
/** Compiling takes what it takes on a machine that has other work. */
const patience = 600_000;

function proofOf({ proof }: ClonesReport): ProofSummary {
  if (proof === undefined) throw new Error('the report has no proof');
  return proof;
}

const folders = (root: string): string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
        path.endsWith('/tree'),
      )
    : [];

describe.skipIf(without !== '')(`a proof of every site${without}`, () => {
  let workspace: Workspace;
  let first: Proved;
  let patch: string;
  beforeAll(async () => {
    workspace = makeWorkspace();
    patch = join(workspace.cache, 'proved.patch');
    first = await prove(workspace, '--prove=wide', '--patch', patch);
  }, patience);

  it('says of each site what its comment says', () => {
    expect(mismatches(workspace.root, first.report)).toEqual([]);
    expect(readMarks(workspace.root).size).toBeGreaterThan(40);
  });

  it('proves the signatures that the comments name, with their callers in other crates', () => {
    const groups = new Map(first.report.groups.map((group) => [group.id, group]));
    const compile = proofOf(first.report).groups.filter(({ compiles }) => compiles);
    const place = (id: string) => `${groups.get(id)?.path}:${groups.get(id)?.line}`;
    const marked = readGroupMarks(workspace.root);
    expect(compile.map(({ id }) => place(id))).toEqual(expect.arrayContaining(marked));
    expect(marked.length).toBeGreaterThan(2);
    const ofNames = compile.filter(({ id }) => place(id).startsWith('crates/names/'));
    for (const { id, files } of ofNames.filter((each) => marked.includes(place(each.id))))
      expect([place(id), files]).toEqual([
        place(id),
        expect.arrayContaining(['crates/callers/src/lib.rs', 'crates/names/src/lib.rs']),
      ]);
  });

  it('says what does not build and why, goes on with the rest, and ends with 3', () => {
    const proof = proofOf(first.report);
    const broken = proof.crates.find(({ crate }) => crate === 'broken');
    expect(broken?.status).toBe('failed');
    expect(broken?.why).toContain('mismatched types');
    expect(proof.not_proved.map(({ what }) => what)).toContain('broken');
    expect(first.code).toBe(3);
  });

  it('names the feature that does not build, and the reason', () => {
    const variants = proofOf(first.report).crates.find(({ crate }) => crate === 'variants');
    expect(variants?.features_left_out.map(({ feature }) => feature)).toEqual(['media']);
    expect(variants?.features_left_out[0]?.why).toContain('odd-media');
    expect(variants?.features).toContain('audit');
    expect(variants?.unseen).toBe(2);
  });

  it('leaves nothing behind: no work tree, no change, no process', () => {
    expect(workspace.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(workspace.git('status', '--porcelain', '--ignored')).toBe('');
    expect(folders(join(workspace.cache, 'dyn-audit', 'proof'))).toEqual([]);
    // `ps` of another user's processes would not help; ours carry the folder in their arguments or their working folder.
    const running = readdirSync('/proc').filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(workspace.cache);
      } catch {
        return false;
      }
    });
    expect(running).toEqual([]);
  });

  it(
    'answers from memory when nothing has changed',
    async () => {
      const again = await prove(workspace, '--prove=wide');
      expect(proofOf(again.report).checks).toBeGreaterThan(20);
      expect(proofOf(again.report).cargo_ms).toBe(0);
      expect(again.report.candidates).toEqual(first.report.candidates);
    },
    patience,
  );

  describe('its patch', () => {
    beforeAll(() => {
      workspace.git('apply', '--check', patch);
      workspace.git('apply', patch);
    });

    it('changes nothing that compiles but must stay, and nothing that no build saw', () => {
      const touched = new Set(workspace.git('diff', '--name-only').trim().split('\n'));
      expect(touched).not.toContain('crates/moves/src/orphan.rs');
      expect(touched).not.toContain('crates/broken/src/lib.rs');
      expect(touched).not.toContain('crates/guards/src/lib.rs');
      expect(touched).not.toContain('crates/moves/src/handles.rs');
    });

    it('keeps the ends of lines and the mark of the byte order', () => {
      const text = readFileSync(join(workspace.root, 'crates/moves/src/crlf.rs'), 'utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(text.split('\n').filter((line) => line !== '' && !line.endsWith('\r'))).toEqual([]);
      expect(text).toContain('all.push(name);');
    });

    it.skipIf(!has('rustfmt'))('is formatted', () => {
      const args = ['--edition', '2021', '--config', 'newline_style=Auto', '--check'];
      const files = workspace.git('diff', '--name-only').trim().split('\n');
      expect(() =>
        execFileSync('rustfmt', [...args, ...files], { cwd: workspace.root, stdio: 'pipe' }),
      ).not.toThrow();
    });

    it(
      'builds with all targets and every feature that can, and the tests end and pass',
      () => {
        const names = ['moves', 'guards', 'macros', 'names', 'callers', 'tool', 'shout'];
        const built = names.flatMap((each) => ['-p', each]);
        const checked = [
          cargo(workspace, 'check', '--offline', '--locked', '--all-targets', ...built),
          cargo(workspace, 'test', '--offline', '--locked', ...built),
          cargo(workspace, 'test', '--offline', '-p', 'variants', '--features', 'audit'),
          // A workspace of its own: no check of the other one compiles it.
          cargo(workspace, 'check', '--offline', '--manifest-path', 'crates/bindings/Cargo.toml'),
        ];
        for (const { ok, said } of checked) expect(ok ? '' : said).toBe('');
      },
      patience,
    );
  });
});

describe.skipIf(without !== '')(`a proof of the removable findings${without}`, () => {
  it(
    'tries these only, in few checks, and runs the tests of what changed',
    async () => {
      const workspace = makeWorkspace();
      const { report } = await prove(
        workspace,
        '--prove',
        '--prove-tests',
        '--bucket',
        'removable-move',
      );
      const proof = proofOf(report);
      expect(proof.mode).toBe('removable');
      for (const { checks } of proof.crates) expect(checks).toBeLessThanOrEqual(12);
      expect(proof.tests.filter(({ result }) => result === 'fail')).toEqual([]);
      expect(
        proof.tests.some(({ crate, result }) => crate === 'variants' && result === 'pass'),
      ).toBe(true);
    },
    patience,
  );
});
