import type { FailurePattern } from '../pattern.ts';

/** What only the code under test brings about: a test that failed, a text that does not compile or is not in order. */
export const codePatterns: readonly FailurePattern[] = [
  {
    id: 'pytest',
    about: 'A test of pytest failed, or its file cannot be collected.',
    line: /^(?:FAILED|ERROR) [^\s:]+\.py(?:::|\s|$)|^E {3,}\S|^=+ .*\b\d+ (?:failed|errors?)\b.*=+$/,
  },
  {
    id: 'unittest',
    about: 'A test of unittest failed.',
    line: /^FAILED \((?:failures|errors)=\d+|^(?:FAIL|ERROR): \w+ \([\w.]+\)$/,
  },
  {
    id: 'assertion',
    about: 'An assertion does not hold.',
    line: /^(?:\w+\.)*AssertionError\b|\bassertion .{0,200} failed\b/i,
  },
  {
    id: 'python-place',
    about: 'A traceback goes through a file of the repository.',
    line: /^\s*File "(?!<)[^"]+\.py", line \d+/,
    unless:
      /site-packages|dist-packages|hostedtoolcache|\/lib\/python\d|\/\.venv\/|\/\.cache\/|\/usr\/(?:local\/)?bin\//,
  },
  {
    id: 'python-import',
    about: 'A module or a name is not there, or a file is no Python.',
    line: /^(?:E +)?(?:ModuleNotFoundError|ImportError|SyntaxError|IndentationError): /,
  },
  {
    id: 'rustc',
    about: 'The Rust compiler or clippy rejects the code.',
    line: /^error\[[\w-]+\]:|^error: (?:could not compile|aborting due to)/,
  },
  {
    id: 'rust-test',
    about: 'A Rust test failed or panicked.',
    line: /^test \S.* \.\.\. FAILED$|^test result: FAILED|\bpanicked at\b|^ +(?:FAIL|TIMEOUT) \[ *[\d.]+s\]/,
  },
  {
    id: 'rustfmt',
    about: 'A file is not as rustfmt writes it.',
    line: /^Diff in \S.*\d+:?$/,
  },
  {
    id: 'go-test',
    about: 'A Go test failed, or a package does not build.',
    line: /^\s*--- FAIL: |^FAIL(?: {2,}|\s*$)|^\S+\.go:\d+:\d+: /,
  },
  {
    id: 'gtest',
    about: 'A test of GoogleTest failed.',
    line: /^\[ {2}FAILED {2}\] /,
  },
  {
    id: 'python-lint',
    about: 'A linter of Python does not accept a file.',
    line: /^\S+\.pyi?:\d+:\d+: [A-Z]+\d+\b|^Found \d+ errors?\b|^would reformat: |^Would reformat: |^ERROR: \S+\.py Imports are incorrectly/,
  },
  {
    id: 'python-types',
    about: 'A type checker of Python does not accept a file.',
    line: /^\S+\.pyi?:\d+(?::\d+)?:? (?:- )?error:/,
  },
  {
    id: 'pre-commit',
    about: 'A hook of pre-commit failed or changed a file.',
    line: /^- hook id: \S|^- files were modified by this hook|^\S.*\.{3,}Failed$/,
  },
  {
    id: 'compiler',
    about: 'A C, C++ or CUDA compiler or linker rejects the code.',
    line: /^\S+\.(?:c|cc|cpp|cxx|cu|cuh|h|hpp):\d+(?::\d+)?: (?:fatal )?error|\bundefined reference to\b/,
  },
  {
    id: 'typescript',
    about: 'The TypeScript compiler rejects the code.',
    line: /\berror TS\d+:/,
  },
  {
    id: 'javascript-test',
    about: 'A test of vitest or jest failed.',
    line: /^\s*(?:FAIL|\u00d7|\u2715)\s+\S+\.(?:test|spec)\.\w+|^Tests: +\d+ failed/,
  },
  {
    id: 'helm',
    about: 'A chart does not pass helm.',
    line: /^Error: \d+ chart\(s\) linted, [1-9]\d* chart\(s\) failed|^\[ERROR\] (?:templates|values)/,
  },
  {
    id: 'docker-file',
    about: 'A step of a Dockerfile copies what is not there, or the file cannot be read.',
    line: /\bdockerfile parse error\b|failed to calculate checksum of ref .*: not found/i,
  },
];
