import type { Finding, Surroundings } from '../model/finding.ts';
import { placeOnGithub, type Source } from '../source/index.ts';

/**
 * The texts of all files with findings, and where GitHub shows them. A file that changed while it was audited has no
 * text here: its lines would not be those that the findings name.
 */
export async function surround(
  source: Source,
  findings: readonly Finding[],
  blobs: ReadonlyMap<string, string>,
): Promise<Surroundings> {
  const entries = [...new Set(findings.map((finding) => finding.path))].map((path) => ({
    path,
    blob: blobs.get(path) ?? '',
  }));
  const { files } = await source.readMany(entries);
  return {
    texts: new Map(
      files
        .filter((file) => file.blob === blobs.get(file.path))
        .map((file) => [file.path, file.text]),
    ),
    github: await placeOnGithub(source, entries),
  };
}
