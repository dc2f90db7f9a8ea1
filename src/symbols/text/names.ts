/** What a word looks like: a flag, a variable of the environment, a module path. */

/** An option as written, up to its value: `--x`, `--x=v`, `-s`. */
export function flagName(word: string): string | undefined {
  if (word.charCodeAt(0) !== 45) return undefined;
  const match = /^--?[A-Za-z][\w.-]*/.exec(word);
  return match ? match[0].replace(/[.-]+$/, '') : undefined;
}

/** Names that may be variables of the environment: the shell's own lower-case ones are not. */
export function isEnvName(name: string): boolean {
  return /^_?[A-Z][A-Z0-9_]*$/.test(name) && !shellsOwn.has(name);
}

/** A name that nobody would mistake for a word in capitals. */
export function isClearEnvName(name: string): boolean {
  return /^_?[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(name) && !shellsOwn.has(name);
}

/** Variables that every shell or system sets. */
const shellsOwn = new Set(
  (
    'BASH BASHPID BASH_SOURCE BASH_VERSION BASH_REMATCH COLUMNS DIRSTACK EUID FUNCNAME GROUPS HOME HOSTNAME IFS ' +
    'LANG LC_ALL LINENO LINES LOGNAME MACHTYPE OLDPWD OPTARG OPTERR OPTIND OSTYPE PATH PIPESTATUS PPID PS1 PS4 PWD ' +
    'RANDOM REPLY SECONDS SHELL SHELLOPTS SHLVL TERM TMPDIR UID USER EOF EPOCHSECONDS EPOCHREALTIME'
  ).split(' '),
);

/** What files and hosts end in. */
const endings =
  /\.(ya?ml|jsonl?|toml|mdx?|rst|txt|pyi?|sh|rs|go|so|whl|html|csv|gz|tgz|tar|zip|png|svg|jpg|safetensors|gguf|proto|tpl|pem|crt|sock|cpp|com|io|org|net|ai|dev|svc)$/;

/** A dotted path such as a module has: at least two parts, no file, no host. */
export function isDottedPath(text: string): boolean {
  return (
    text.length < 200 &&
    /^[a-z_]\w*(\.[A-Za-z_]\w*)+(:[A-Za-z_]\w*)?$/.test(text) &&
    !endings.test(text)
  );
}

/** Where the tests for a module path in quotes have said yes: the path with dots all through. */
export function dotted(text: string): { readonly path: string; readonly name: string } {
  const path = text.replace(':', '.');
  return { path, name: path.slice(path.lastIndexOf('.') + 1) };
}

/** A program that runs Python code: `python3`, a path to one, a variable that names one. */
export function isPython(word: string): boolean {
  return (
    /^(\S*\/)?(python|pypy)[0-9.]*$/.test(word) ||
    /^\$\{?\w*(PYTHON|python)\w*(:-[^}]*)?\}?$/.test(word) ||
    /^\$\{?(PY|py)\w{0,4}\}?$/.test(word) ||
    /^\$\(.*\bpython[0-9.]*\)$/.test(word)
  );
}

/** A path as written without the variable it begins with: `$SCRIPT_DIR/launch.sh` is `launch.sh`. */
export function withoutVariable(path: string): string {
  return path.replace(/^(\$\(.*\)|\$\{[^}]*\}|\$\w+)\/+/, '');
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
