/** A line in a build's log that tells what is missing on the machine; anything else is the checkout's own fault. */
interface Cause {
  readonly pattern: RegExp;
  readonly says: string;
}

const causes: readonly Cause[] = [
  {
    pattern: /swagger-ui.*(resolve host|failed to download|error sending request|curl)/i,
    says: "a dependency's build script downloads the swagger-ui archive: give a copy with --set build.swagger_ui=FILE",
  },
  { pattern: /no space left on device/i, says: 'the disk is full' },
  {
    pattern: /could not find `?protoc|protoc.*not found/i,
    says: 'protoc is missing (protobuf-compiler)',
  },
  { pattern: /unable to find libclang/i, says: 'libclang is missing (libclang-dev)' },
  {
    pattern: /linker `?(cc|clang|ld)`? not found/i,
    says: 'a C linker is missing (build-essential)',
  },
  { pattern: /hwloc.*not found|could not find.*hwloc/i, says: 'hwloc is missing (libhwloc-dev)' },
  {
    pattern: /\(signal: 9, SIGKILL|signal: killed/i,
    says: 'the compiler was killed: too little memory',
  },
  {
    pattern:
      /toolchain .* is not installed|could not download file from 'https:\/\/static\.rust-lang/i,
    says: 'the Rust toolchain that the checkout pins is not installed',
  },
  {
    pattern: /no interpreter found|no virtual environment or system python/i,
    says: 'no Python that the checkout takes: name one with --set build.python=VERSION',
  },
  {
    pattern:
      /dns error|could not resolve host|failed to lookup address|connection refused|error sending request/i,
    says: 'a download failed: no connection to where packages come from',
  },
];

/** What the machine lacks, by the log; null where nothing says so. */
export const causeIn = (log: string): string | null =>
  causes.find(({ pattern }) => pattern.test(log))?.says ?? null;

/** The line of a log that names the error best: the compiler's first, else the last that speaks of one. */
export function errorLine(log: string): string {
  const lines = log.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /^error(\[E\d+\])?: (?!could not compile|failed to run)/.test(line)) ??
    lines.findLast((line) => /\b(error|failed|fatal)\b/i.test(line)) ??
    lines.findLast((line) => line !== '') ??
    'its log is empty'
  );
}

const direct = /`ai-dynamo` \([^)]*\) depends on `([\w.-]+)`/;

/**
 * A package that can only be had from its vendor's own index, and that the checkout asks for; null when the log tells of
 * none. What it is needed for (planner, replay) is not what runs here.
 */
export const vendorOnly = (log: string): string | null =>
  /we cannot download the real wheel|wheel_stub/.test(log) ? (direct.exec(log)?.[1] ?? null) : null;
