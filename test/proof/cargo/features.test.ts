import { expect, it } from 'vitest';
import { crate, describeWithCargo, useLab, workspace } from '../with-cargo.ts';

const table = (features: string, rest = '') => `[workspace]\n[features]\n${features}\n${rest}`;

describeWithCargo('the features of a package', () => {
  const lab = useLab();

  it('are all where all build', async () => {
    const files = crate('a', 'pub fn f() {}\n', { folder: '', manifest: table('x = []\ny = []') });
    const workshop = await lab.open(lab.repository(files));
    expect(await workshop.featuresFor('a')).toEqual({
      args: ['--all-features'],
      names: ['x', 'y'],
      left_out: [],
    });
    expect(workshop.counts().checks).toBe(1);
  });

  it('go without those that bring a package whose build script fails, and say its words', async () => {
    const files = {
      ...workspace('a', 'needs-cuda'),
      ...crate('a', 'pub fn f() {}\n', {
        manifest:
          '[features]\ndefault = ["plain"]\nplain = []\ngpu = ["dep:needs-cuda"]\nfull = ["gpu", "plain"]\nother = []\n[dependencies]\nneeds-cuda = { path = "../needs-cuda", optional = true }\n',
      }),
      ...crate('needs-cuda', ''),
      'needs-cuda/build.rs':
        'fn main() { eprintln!("cuda toolkit not found"); std::process::exit(1); }\n',
    };
    const root = lab.repository(files);
    const workshop = await lab.open(root);
    const features = await workshop.featuresFor('a');
    if ('why' in features) throw new Error(features.why);
    expect(features.args).toEqual([
      '--no-default-features',
      '--features',
      'a/default,a/other,a/plain',
    ]);
    expect(features.left_out.map(({ feature }) => feature)).toEqual(['full', 'gpu']);
    const [, gpu] = features.left_out;
    expect(gpu?.why).toMatch(
      /^error: failed to run custom build command for `needs-cuda .*cuda toolkit not found/,
    );
    expect(workshop.counts().checks).toBe(2);
    const all = await workshop.check({
      packages: ['a'],
      scope: 'all-targets',
      features,
      changes: new Map(),
    });
    expect(all.outcome).toBe('ok');
    await workshop.close();
    const second = await lab.open(root);
    expect(await second.featuresFor('a')).toEqual(features);
    expect(second.counts().checks).toBe(0);
  });

  it('go without the one that the package itself refuses', async () => {
    const text =
      '#[cfg(feature = "trap")]\ncompile_error!("trap is not for this machine");\n' +
      '#[cfg(feature = "good")]\npub fn good() {}\n';
    const manifest = table('default = []\na = []\ngood = []\nb = []\ntrap = []\nc = []');
    const workshop = await lab.open(lab.repository(crate('a', text, { folder: '', manifest })));
    const features = await workshop.featuresFor('a');
    if ('why' in features) throw new Error(features.why);
    expect([...features.names].sort()).toEqual(['a', 'b', 'c', 'default', 'good']);
    expect(features.left_out).toEqual([
      { feature: 'trap', why: 'a: error: trap is not for this machine (src/lib.rs:2:1)' },
    ]);
  });

  it("are none where the package does not build: cargo's own first error says why", async () => {
    const files = {
      ...workspace('a', 'b'),
      ...crate('a', 'pub fn f() -> u32 { "x" }\n', { manifest: '[features]\nx = []\n' }),
      ...crate('b', 'pub fn g() {}\n'),
    };
    const workshop = await lab.open(lab.repository(files));
    expect(await workshop.featuresFor('a')).toEqual({
      why: 'a: error[E0308]: mismatched types (a/src/lib.rs:1:21)',
    });
    expect(await workshop.featuresFor('b')).toMatchObject({ left_out: [] });
  });

  it('are those that the user names, where a package has them; an unknown one is told', async () => {
    const files = {
      ...workspace('a', 'b'),
      ...crate('a', '', { manifest: '[features]\nmetrics = []\n' }),
      ...crate('b', ''),
    };
    const root = lab.repository(files);
    const workshop = await lab.open(root, { features: ['metrics'] });
    expect(await workshop.featuresFor('a')).toMatchObject({
      args: ['--features', 'a/metrics'],
      names: ['metrics'],
    });
    expect(await workshop.featuresFor('b')).toMatchObject({ args: [], names: [] });
    await workshop.close();
    await expect(lab.open(root, { features: ['metric'] })).rejects.toThrow(
      "--features expects features of the packages, 'metric' is none: the nearest is 'metrics'",
    );
  });
});
