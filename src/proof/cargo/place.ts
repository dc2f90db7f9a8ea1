import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { NoProof } from '../../model/errors.ts';
import { makeFolders } from '../../process/index.ts';

/** Where a repository's proofs are made. Fixed, so that cargo sees the same paths every time and its folder stays warm. */
export interface Place {
  /** Real path; also the folder of the run: what is made in it may be swept. */
  readonly folder: string;
  readonly tree: string;
  /** Where cargo builds. */
  readonly target: string;
  /** Answers of earlier proofs. */
  readonly answers: string;
  /** Output of what runs. */
  readonly out: string;
}

/** Makes the folders that are to be there. NoProof where that cannot be. */
export function makePlace(repositoryId: string, targetDir: string | null): Place {
  const given = process.env.XDG_CACHE_HOME;
  const cache = given && isAbsolute(given) ? given : join(homedir(), '.cache');
  const folder = makeFolder(join(cache, 'dyn-audit', 'proof', repositoryId), 0o700);
  const target = makeFolder(targetDir ?? join(folder, 'target'), 0o777);
  const out = makeFolder(join(folder, 'out'), 0o700);
  const answers = makeFolder(join(folder, 'answers'), 0o700);
  return { folder, tree: join(folder, 'tree'), target, answers, out };
}

function makeFolder(path: string, mode: number): string {
  try {
    makeFolders(path, mode);
    return realpathSync.native(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new NoProof(`the proof cannot make the folder '${path}': ${code}`);
  }
}
