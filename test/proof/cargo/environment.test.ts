import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cargoEnvironment } from '../../../src/proof/cargo/environment.ts';
import { crate, describeWithCargo, useLab } from '../with-cargo.ts';

describe('the environment of cargo', () => {
  const keep = {
    CARGO_HOME: '/c',
    CARGO_NET_RETRY: '5',
    CARGO_TERM_VERBOSE: 'false',
    CARGO_PROFILE_DEV_DEBUG: '0',
    CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER: 'clang',
    CARGO_REGISTRIES_OURS_INDEX: 'sparse+https://x.test/',
    RUSTFLAGS: '-C target-cpu=native',
    RUSTC_WRAPPER: 'sccache',
    RUST_LOG: 'x',
    RUSTC_BOOTSTRAP: '1',
    RUSTUP_TOOLCHAIN: 'x',
    CC: 'clang',
    CC_x86_64_unknown_linux_gnu: 'gcc',
    CXXFLAGS: '-O1',
    TARGET_CC: 'cc',
    PKG_CONFIG_PATH: '/p',
    OPENSSL_DIR: '/o',
    LIBSODIUM_LIB_DIR: '/l',
    CUDA_ROOT: '/cuda',
    PROTOC: '/protoc',
    LIBCLANG_PATH: '/clang',
    SCCACHE_DIR: '/s',
    PATH: '/bin',
    HOME: '/h',
    HTTPS_PROXY: 'http://proxy:3128',
  };
  const drop = {
    CARGO_REGISTRY_TOKEN: 't',
    CARGO_REGISTRIES_OURS_TOKEN: 't',
    CARGO_REGISTRIES_OURS_CREDENTIAL_PROVIDER: 't',
    GITHUB_TOKEN: 't',
    AWS_SECRET_ACCESS_KEY: 't',
    OPENSSL_PASSWORD: 't',
    SCCACHE_AZURE_BLOB_KEY: 't',
    CARGO_HTTP_PROXY: 'http://me:word@proxy',
    CARGO_OTHER_PROXY: 'me:word@proxy:3128',
    HF_TOKEN: 't',
    NPM_CONFIG_USERCONFIG: 'x',
    DATABASE_URL: 'x',
    CARGO_TARGET_DIR: '/theirs',
    CARGO_MAKEFLAGS: '--jobserver-fds=3,4',
    MAKEFLAGS: '-j --jobserver-fds=3,4',
  };

  it('keeps what shapes a build and drops what names or holds a secret, and what is ours to say', () => {
    const env = cargoEnvironment({}, { ...keep, ...drop });
    expect(env).toEqual({ ...keep, RUSTUP_AUTO_INSTALL: '0' });
    expect(cargoEnvironment({ X: '1' }, { RUSTUP_AUTO_INSTALL: '1' })).toEqual({
      X: '1',
      RUSTUP_AUTO_INSTALL: '1',
    });
  });
});

describeWithCargo('what a build script sees', () => {
  const lab = useLab();

  it('is no token of the user', async () => {
    const file = join(lab.folder, 'environment');
    const root = lab.repository({
      ...crate('a', '', { folder: '', manifest: '[workspace]\n' }),
      'build.rs': `fn main() { let all: Vec<String> = std::env::vars().map(|(k, v)| format!("{k}={v}")).collect(); std::fs::write(${JSON.stringify(file)}, all.join("\\n")).unwrap(); }\n`,
    });
    process.env.CARGO_REGISTRY_TOKEN = 'sesame-1';
    process.env.PROVE_TEST_TOKEN = 'sesame-2';
    process.env.FOO_LIB_DIR = '/kept';
    try {
      const workshop = await lab.open(root);
      expect(await workshop.featuresFor('a')).toMatchObject({ left_out: [] });
      await workshop.run({ command: ['cargo', 'check', '--offline'], timeout_s: 300 });
    } finally {
      for (const name of ['CARGO_REGISTRY_TOKEN', 'PROVE_TEST_TOKEN', 'FOO_LIB_DIR'])
        delete process.env[name];
    }
    expect(existsSync(file)).toBe(true);
    const seen = readFileSync(file, 'utf8');
    expect(seen).toContain('FOO_LIB_DIR=/kept');
    expect(seen).not.toContain('sesame');
  });
});
