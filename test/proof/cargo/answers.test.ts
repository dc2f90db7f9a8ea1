import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Workshop } from '../../../src/proof/cargo/index.ts';
import { crate, describeWithCargo, featuresOf, git, useLab, writeFiles } from '../with-cargo.ts';

const text = 'pub fn f(s: String) -> String { s }\n';
const broken = text.replace('{ s }', '{ s.len() }');

describeWithCargo('answers of an earlier proof', () => {
  const lab = useLab();
  const repository = () =>
    lab.repository(crate('a', text, { folder: '', manifest: '[workspace]\n' }));
  const ask = async (workshop: Workshop, changed = broken) =>
    workshop.check({
      ...{ packages: ['a'], scope: 'library', features: await featuresOf(workshop, 'a') },
      changes: new Map([['src/lib.rs', changed]]),
    });

  it('are given again without cargo, word for word', async () => {
    const root = repository();
    const first = await lab.open(root);
    const answer = await ask(first);
    expect(answer).toMatchObject({ outcome: 'errors', remembered: false });
    await first.close();
    const second = await lab.open(root);
    expect(await ask(second)).toEqual({ ...answer, remembered: true, cargo_ms: 0 });
    expect(second.counts()).toEqual({ checks: 2, remembered: 2, cargo_ms: 0 });
    expect(await ask(second, broken.replace('len', 'capacity'))).toMatchObject({
      remembered: false,
    });
  });

  it('are not taken where a file, the environment or the scope differs, nor where the user wants none', async () => {
    const root = repository();
    const first = await lab.open(root);
    await ask(first);
    const features = await featuresOf(first, 'a');
    const changes = new Map([['src/lib.rs', broken]]);
    const all = await first.check({ packages: ['a'], scope: 'all-targets', features, changes });
    expect(all.remembered).toBe(false);
    await first.close();
    const without = await lab.open(root, { useMemory: false });
    expect(await ask(without)).toMatchObject({ remembered: false });
    await without.close();
    process.env.RUSTFLAGS = '--cfg other';
    try {
      const flagged = await lab.open(root);
      expect(await ask(flagged)).toMatchObject({ remembered: false });
      await flagged.close();
    } finally {
      delete process.env.RUSTFLAGS;
    }
    writeFiles(root, { 'other.rs': '' });
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'another');
    const changed = await lab.open(root);
    expect(await ask(changed)).toMatchObject({ remembered: false });
  });

  it('are asked again where their file is torn or was changed', async () => {
    const root = repository();
    const first = await lab.open(root);
    await ask(first);
    await first.close();
    const folder = join(lab.folder, 'cache/dyn-audit/proof/repo/answers');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name), 'utf8');
      writeFileSync(join(folder, name), bytes.replace('errors', 'ok'));
    }
    const second = await lab.open(root);
    expect(await ask(second)).toMatchObject({ outcome: 'errors', remembered: false });
  });

  it('keep nothing of a failure', async () => {
    const root = lab.repository({
      ...crate('a', text, { folder: '', manifest: '[workspace]\n' }),
      'build.rs':
        'fn main() { if std::env::var("HOME").unwrap().ends_with("/nowhere") { panic!("no home") } println!("cargo:rerun-if-env-changed=X") }\n',
    });
    const home = process.env.HOME;
    const features = { args: ['--all-features'], names: [], left_out: [] };
    process.env.CARGO_HOME ??= join(home ?? '', '.cargo');
    process.env.RUSTUP_HOME ??= join(home ?? '', '.rustup');
    process.env.HOME = '/nowhere';
    try {
      const first = await lab.open(root);
      const request = { packages: ['a'], scope: 'library', features, changes: new Map() } as const;
      const failed = await first.check(request);
      expect(failed.outcome).toBe('failed');
      expect(failed.why).toMatch(/custom build command for `a v.*no home/);
      expect((await first.check(request)).remembered).toBe(false);
    } finally {
      process.env.HOME = home;
    }
  });
});
