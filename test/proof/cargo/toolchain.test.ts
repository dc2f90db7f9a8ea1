import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channelIn } from '../../../src/proof/cargo/toolchain/asked.ts';
import {
  type Installed,
  isNamed,
  nearest,
  type Version,
} from '../../../src/proof/cargo/toolchain/choose.ts';
import { cargoVersion, crate, describeWithCargo, useLab } from '../with-cargo.ts';

const rustup = spawnSync('rustup', ['--version'], { cwd: '/' }).status === 0;

const one = (name: string, version: Version, unstable = false): Installed => ({
  name,
  version,
  unstable,
  isDefault: false,
});

describe('the nearest toolchain', () => {
  const installed = [
    one('1.80.0', [1, 80, 0]),
    one('1.96.0', [1, 96, 0]),
    one('1.98.0', [1, 98, 0]),
    one('nightly', [1, 97, 0], true),
  ];
  const names = (asked: Version, among = installed) => nearest(asked, among)?.name;

  it('is of the same minor version, else newer, else older; a nightly last', () => {
    expect(names([1, 96, 1])).toBe('1.96.0');
    expect(names([1, 95, 0])).toBe('1.96.0');
    expect(names([1, 97, 0])).toBe('1.98.0');
    expect(names([1, 99, 0])).toBe('1.98.0');
    expect(names([1, 99, 0], installed.slice(3))).toBe('nightly');
    expect(nearest([1, 99, 0], [])).toBeNull();
    expect(nearest(null, [...installed, { ...one('x', [1, 70, 0]), isDefault: true }])?.name).toBe(
      'x',
    );
  });

  it('is the asked one by its channel, with or without its host', () => {
    expect(isNamed('1.96.1-x86_64-unknown-linux-gnu', '1.96.1')).toBe(true);
    expect(isNamed('1.96.1-x86_64-unknown-linux-gnu', '1.96')).toBe(false);
    expect(isNamed('nightly-2026-01-01-x86_64-unknown-linux-gnu', 'nightly')).toBe(false);
    expect(isNamed('nightly-x86_64-unknown-linux-gnu', 'nightly')).toBe(true);
  });

  it('is read from both forms of the file; a path or a name that could lead elsewhere is not', () => {
    expect(channelIn('[toolchain]\nchannel = "1.96.1" # pinned\ncomponents = ["rustfmt"]\n')).toBe(
      '1.96.1',
    );
    expect(
      channelIn(
        "[other]\nchannel = '1.0.0'\n[toolchain]\nprofile = 'minimal'\nchannel='nightly-2026-01-02'\n",
      ),
    ).toBe('nightly-2026-01-02');
    expect(channelIn('stable\n')).toBe('stable');
    expect(channelIn('[toolchain]\npath = "/tmp/evil"\n')).toBeNull();
    expect(channelIn('[toolchain]\nchannel = "../../evil"\n')).toBeNull();
    expect(channelIn('[toolchain]\nprofile = "x"\n[next]\nchannel = "1.0.0"\n')).toBeNull();
  });
});

describeWithCargo('the toolchain of a repository', () => {
  const lab = useLab();
  const asking = (channel: string) =>
    lab.repository({
      ...crate('a', '', { folder: '' }),
      'rust-toolchain.toml': `[toolchain]\nchannel = "${channel}"\n`,
    });

  it('is an installed one where the asked one is not there, and the reason is said', async () => {
    const { toolchain, featuresFor } = await lab.open(asking('1.3.7'));
    expect(toolchain.asked).toBe('1.3.7');
    expect(toolchain.instead).toBe(`${toolchain.name} instead of 1.3.7: 1.3.7 is not installed`);
    expect(toolchain.rustc).toMatch(/^rustc \d/);
    expect(await featuresFor('a')).toMatchObject({ left_out: [] });
  });

  it('is the default one where nothing is asked for', async () => {
    const { toolchain } = await lab.open(lab.repository(crate('a', '', { folder: '' })));
    expect([toolchain.asked, toolchain.instead]).toEqual([null, null]);
    expect(toolchain.rustc.split(' ')[1]).toBe(cargoVersion?.split(' ')[1]);
  });

  it.skipIf(!rustup)('cannot be had where rustup has none', async () => {
    const root = lab.repository(crate('a', '', { folder: '' }));
    const before = { ...process.env };
    process.env.RUSTUP_HOME = join(lab.folder, 'empty');
    delete process.env.RUSTUP_TOOLCHAIN;
    try {
      await expect(lab.open(root)).rejects.toThrow('no Rust toolchain is installed');
    } finally {
      process.env.RUSTUP_TOOLCHAIN = before.RUSTUP_TOOLCHAIN;
      process.env.RUSTUP_HOME = before.RUSTUP_HOME;
      for (const name of ['RUSTUP_TOOLCHAIN', 'RUSTUP_HOME'])
        if (before[name] === undefined) delete process.env[name];
    }
  });

  it('cannot be had without cargo on PATH, or where the named one does not run', async () => {
    const root = lab.repository(crate('a', '', { folder: '' }));
    const path = process.env.PATH;
    process.env.PATH = '/usr/bin:/bin';
    try {
      const { existsSync } = await import('node:fs');
      if (!existsSync('/usr/bin/cargo'))
        await expect(lab.open(root)).rejects.toThrow(
          'no cargo on PATH: expected cargo and rustc to prove with',
        );
    } finally {
      process.env.PATH = path;
    }
  });
});
