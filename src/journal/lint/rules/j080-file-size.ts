import { isMarkdown } from '../kinds.ts';
import { folderOf, nameOf } from '../places.ts';
import { firstLine } from '../quote.ts';
import type { LintRule, Surroundings } from '../rule.ts';

const mebibyte = 1024 * 1024;
const fileLimit = mebibyte;
const folderLimit = 5 * mebibyte;

/** Endings of what no diff can show and no search can read. */
const binary =
  /\.(?:7z|a|arrow|avi|bin|bmp|bz2|db|dll|dylib|exe|gguf|gif|gz|h5|ico|jar|jpe?g|lz4|mov|mp4|ncu-rep|npy|npz|nsys-rep|o|onnx|parquet|pdf|pickle|pkl|png|prof|pt|pth|pyc|qdrep|rar|safetensors|so|sqlite3?|tar|tgz|webp|whl|xlsx?|xz|zip|zst)$/i;

/** Bytes of all files below a folder. */
function sizeBelow(around: Surroundings, folder: string): number {
  return around.names(folder).reduce((sum, name) => {
    const path = `${folder}/${name}`;
    return sum + (name.endsWith('/') ? sizeBelow(around, path.slice(0, -1)) : around.sizeOf(path));
  }, 0);
}

/** One of README.md and summary.md speaks for its folder. */
const speaks = (around: Surroundings, path: string): boolean =>
  nameOf(path) === 'README.md' || !around.names(folderOf(path)).includes('README.md');

const inMebibytes = (bytes: number): string => (bytes / mebibyte).toFixed(1);

export const fileSize: LintRule = {
  id: 'J080',
  name: 'file-size',
  severity: 'warning',
  about: 'A file is larger than 1 MiB or binary, or a folder of results larger than 5 MiB.',
  why: 'Everyone who clones the journal pays for every version of it, for ever. Keep numbers and the lines that prove them, and say where the raw files lie.',
  fixable: false,
  kinds: [
    'registry',
    'project',
    'list',
    'review',
    'worklog',
    'benchmark',
    'learning',
    'note',
    'artifact',
  ],
  *check(subject) {
    const { document, kind, around } = subject;
    const size = around.sizeOf(document.path);
    if (size > fileLimit)
      yield {
        span: firstLine(subject),
        message: `Unexpected size of ${inMebibytes(size)} MiB, expected 1 MiB or less`,
      };
    if (kind === 'artifact' && binary.test(document.path))
      yield { span: firstLine(subject), message: 'Unexpected binary file, expected text' };
    // Markdown is an artifact when its bytes could not be read as a text.
    if (kind === 'artifact' && isMarkdown(document.path) && size <= fileLimit)
      yield {
        span: firstLine(subject),
        message: 'Unexpected bytes, expected Markdown in UTF-8 that can be read',
      };
    if (kind !== 'benchmark' || !speaks(around, document.path)) return;
    const total = sizeBelow(around, folderOf(document.path));
    if (total > folderLimit)
      yield {
        span: firstLine(subject),
        message: `Unexpected size of ${inMebibytes(total)} MiB of the folder, expected 5 MiB or less`,
      };
  },
};
