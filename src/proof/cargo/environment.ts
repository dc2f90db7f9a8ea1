import { buildEnvironment } from '../../process/index.ts';

/** What cargo, rustc and build scripts are told by environment, beyond what every process of ours gets. */
const allowed: readonly RegExp[] = [
  /^(CARGO|RUST|RUSTC|RUSTUP|RUSTFLAGS|RUSTDOCFLAGS|SCCACHE|CCACHE)(_|$)/,
  /^(HOST|TARGET)_(CC|CXX|AR|RANLIB|CFLAGS|CXXFLAGS)$/,
  /^(CC|CXX|AR|RANLIB|LD|NVCC|CFLAGS|CXXFLAGS|CPPFLAGS|LDFLAGS|ARFLAGS|CMAKE)(_|$)/,
  /^(PKG_CONFIG|BINDGEN|LLVM|LIBCLANG|CLANG|PROTOC|PYO3|OPENSSL|FFMPEG|UCX|NIXL|MACOSX)(_|$)/,
  /_(LIB_DIR|INCLUDE_DIR|LIB_PATH|INCLUDE_PATH|DIR|ROOT|PREFIX|STATIC|NO_VENDOR)$/,
  /^(C_INCLUDE_PATH|CPLUS_INCLUDE_PATH|PYTHONHOME|VIRTUAL_ENV|CONDA_PREFIX|SDKROOT|NIX_[A-Z_]+)$/,
];

/** `CARGO_REGISTRIES_X_TOKEN` and its like; `CARGO_TARGET_..._KEYWORDS` is none. */
const secretName =
  /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|AUTH(?!OR)|COOKIE|(^|_)(PWD|PAT|KEY|KEYS|APIKEY)(_|$)/i;
/** An address with a name or password in it: `https://user:word@host`, and for a proxy `user:word@host`. */
const withPassword = /[a-z][a-z0-9+.-]*:\/\/[^/\s@]+@|^[^\s/:@]+:[^\s/@]+@[^\s@]+$/i;
/** Ours to say: where it builds; and what an outer cargo or make left for its own children. */
const ours = /^(CARGO_TARGET_DIR|CARGO_BUILD_TARGET_DIR|CARGO_MAKEFLAGS|CARGO)$/;

/**
 * The user's environment for cargo: flags, wrappers, paths of compilers and libraries as they are, nothing that names or
 * holds a secret. `given` wins.
 */
export function cargoEnvironment(
  given: Readonly<Record<string, string>>,
  caller: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(caller))
    if (value !== undefined && mayPass(name, value)) env[name] = value;
  // rustup downloads a toolchain only where the user's own environment asks for it.
  return buildEnvironment({ RUSTUP_AUTO_INSTALL: '0', ...env, ...given }, caller);
}

const mayPass = (name: string, value: string): boolean =>
  allowed.some((pattern) => pattern.test(name)) &&
  !ours.test(name) &&
  !secretName.test(name) &&
  !withPassword.test(value);
