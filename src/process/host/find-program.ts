import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** The file that a command's first word leads to as execvp finds it, or null. */
export function findProgram(word: string, cwd: string, path: string | undefined): string | null {
  if (word.includes('/')) {
    const file = isAbsolute(word) ? word : resolve(cwd, word);
    return isProgram(file) ? file : null;
  }
  const folders = (path ?? '').split(delimiter).map((folder) => resolve(cwd, folder));
  return folders.map((folder) => join(folder, word)).find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
