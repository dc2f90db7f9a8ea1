/** What a process of a run gets of the caller's environment: where things are, never who somebody is. */
const allowed: readonly RegExp[] = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|TZ|TMPDIR|LC_[A-Z]+)$/,
  // Machine: GPU, libraries, compilers.
  /^(CUDA|NVIDIA|NCCL|ROCR|HIP)_[A-Z0-9_]+$/,
  /^(LD_LIBRARY_PATH|LIBRARY_PATH|CPATH|PKG_CONFIG_PATH|LIBCLANG_PATH|PROTOC|PROTOC_INCLUDE)$/,
  // Network: proxies and certificates.
  /^(https?|all|no|ftp)_proxy$/i,
  /^(SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS)$/,
  // Caches, so that nothing is downloaded twice.
  /^(XDG_CACHE_HOME|HF_HOME|HF_HUB_CACHE|HF_DATASETS_CACHE|HF_ENDPOINT|TRANSFORMERS_CACHE|TORCH_HOME)$/,
  /^(TRITON_CACHE_DIR|TORCHINDUCTOR_CACHE_DIR|FLASHINFER_WORKSPACE_BASE|VLLM_CACHE_ROOT|SGLANG_CACHE_DIR)$/,
  // Package managers: where they get packages from and keep them.
  /^UV_(INDEX|INDEX_URL|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|CACHE_DIR|OFFLINE|PYTHON[A-Z_]*|INDEX_STRATEGY)$/,
  /^UV_(CONFIG_FILE|NO_CONFIG|SYSTEM_CERTS|NATIVE_TLS|INSECURE_HOST|HTTP_TIMEOUT|LINK_MODE|TOOL_DIR|INSTALL_DIR)$/,
  /^PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|CACHE_DIR|CONFIG_FILE|CERT|TRUSTED_HOST)$/,
  /^(CARGO_HOME|CARGO_HTTP_[A-Z_]+|CARGO_NET_[A-Z_]+|CARGO_BUILD_JOBS|RUSTUP_[A-Z_]+|GOPROXY|GOSUMDB)$/,
];

/** Never handed on, whatever the list above says. */
const secretName = /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|AUTH|(^|_)(KEY|KEYS|APIKEY)(_|$)/i;

/** An address with a name or password in it: `https://user:word@host`. */
const withPassword = /[a-z][a-z0-9+.-]*:\/\/[^/\s@]+@/i;

/** The names under which a process of a run carries whose it is. */
export const markVariable = 'DYN_AUDIT_RUN';
export const ownerVariable = 'DYN_AUDIT_PROCESS';

/** What a process may be called: its log has the name too. */
export const namePattern = /^[a-z0-9][a-z0-9-]{0,60}$/;

/**
 * The environment of a process: of the caller's only what the allow-list names and what holds no password, then what
 * is given for it. Secrets of the reviewer do not reach the code under test unless `given` says so by name.
 */
export function buildEnvironment(
  given: Readonly<Record<string, string>>,
  caller: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(caller))
    if (value !== undefined && mayPass(name, value)) env[name] = value;
  return { ...env, ...given };
}

const mayPass = (name: string, value: string): boolean =>
  allowed.some((pattern) => pattern.test(name)) &&
  !secretName.test(name) &&
  !withPassword.test(value);
