/** One file as git's raw and numstat listings tell of it. Names are as git gave them, so hostile. */
export interface ListedFile {
  readonly status: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldBlob: string;
  readonly newBlob: string;
  readonly before: string;
  readonly after: string;
  /** Null: git counts no lines, because the file is binary. */
  readonly lines: { readonly added: number; readonly removed: number } | null;
}

/**
 * Takes the NUL-terminated records of `git diff-tree -z --raw --numstat` one after the other; true once the empty
 * record has come behind which the patch begins.
 */
export function createListing(): {
  readonly take: (record: Buffer) => boolean;
  readonly files: () => ListedFile[];
} {
  const raw: Omit<ListedFile, 'lines'>[] = [];
  const lines: ListedFile['lines'][] = [];
  let names: string[] = [];
  let open: string[] | null = null;
  let skip = 0;
  const begin = (text: string): boolean => {
    if (text === '') return true;
    if (text.startsWith(':')) {
      open = text.slice(1).split(' ');
      return false;
    }
    const [added = '', removed = '', path = ''] = text.split('\t');
    lines.push(added === '-' ? null : { added: Number(added), removed: Number(removed) });
    // A renamed file's names stand in two records of their own.
    skip = path === '' ? 2 : 0;
    return false;
  };
  return {
    files: () => raw.map((each, at) => ({ ...each, lines: lines[at] ?? null })),
    take: (record) => {
      if (skip > 0) {
        skip -= 1;
        return false;
      }
      const text = record.toString('utf8');
      if (open === null) return begin(text);
      names.push(text);
      const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', letter = ''] = open;
      const moved = /^[RC]/.test(letter);
      if (moved && names.length === 1) return false;
      const [before = '', after = before] = names;
      raw.push({ status: letter[0] ?? '', oldMode, newMode, oldBlob, newBlob, before, after });
      open = null;
      names = [];
      return false;
    },
  };
}
