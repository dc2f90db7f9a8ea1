// The tools that the audit is held against, as commands; `undefined` for one that is not there.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../node_modules/@ast-grep/', import.meta.url));

/** ast-grep with the bare pattern. Its binary lies in the package of the platform, whether its postinstall ran or not. */
export function astGrep() {
  const homes = existsSync(packages)
    ? readdirSync(packages).filter((name) => name.startsWith('cli-'))
    : [];
  const binary = homes
    .map((name) => `${packages}${name}/ast-grep`)
    .find((path) => existsSync(path));
  return (
    binary && {
      name: 'ast-grep',
      command: (path) => ({
        command: binary,
        args: ['run', '--pattern', '$X.clone()', '--lang', 'rust', '--json=compact', path ?? '.'],
      }),
    }
  );
}

/** `git grep -w` for each of the names, at HEAD. */
export function gitGrep(names) {
  const search =
    'for name in "$@"; do git grep -w -F -I -e "$name" HEAD >/dev/null 2>&1; done; true';
  return {
    name: 'git grep',
    command: () => ({ command: 'sh', args: ['-c', search, 'sh', ...names] }),
  };
}

/** The regex scanner, a Python file. */
export function regexScanner(file) {
  if (!file || !existsSync(file)) return undefined;
  const options = ['--format', 'json', '--limit', '1000000'];
  return {
    name: 'scanner',
    command: (path) => ({
      command: 'python3',
      args: [file, ...options, ...(path ? ['--paths', path] : [])],
    }),
  };
}
