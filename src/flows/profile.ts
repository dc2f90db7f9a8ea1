import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { ClonesReport, Finding } from '../model/finding.ts';
import { sayProfile } from '../model/say-profile.ts';
import {
  createProfile,
  foreignFormat,
  noStack,
  type Profile,
  type ProfileReader,
  rankByProfile,
} from '../profile/index.ts';
import type { FileResult } from '../scan/index.ts';
import { quote } from '../source/index.ts';

/**
 * The report with what a profile says of each finding's function, findings in the order of the profile. Where the
 * profile names none of their functions, the order stays as it is and a warning says so.
 */
export async function applyProfile(
  report: ClonesReport,
  results: readonly FileResult[],
  file: string,
  warn: (line: string) => void,
): Promise<ClonesReport> {
  const functions = results.flatMap(({ symbols }) => symbols?.functions ?? []);
  const reader = createProfile({ functions, known: knownNames(results) });
  const profile = await readProfile(file, reader);
  const places = placesOf(results);
  const candidates = report.candidates.map((finding) => {
    const at = finding.function_span === null ? undefined : places.get(placeOf(finding));
    const part = at === undefined ? null : (profile.functions[at] ?? null);
    const reasons = part ? [sayProfile(part), ...finding.reasons] : finding.reasons;
    return { ...finding, profile: part, reasons };
  });
  const { matched } = profile.summary.functions;
  if (matched === 0) warn(sayNothingMatched(file, profile));
  return {
    ...report,
    candidates: matched === 0 ? candidates : rankByProfile(candidates),
    profile: { file, ...profile.summary },
  };
}

const placeOf = (finding: Finding): string => `${finding.function_span?.[0] ?? -1} ${finding.path}`;

/** Which function of the list stands at a place of the source. */
function placesOf(results: readonly FileResult[]): Map<string, number> {
  const places = results.flatMap(({ path, symbols }) =>
    (symbols?.functions ?? []).map(({ start }) => `${start} ${path}`),
  );
  return new Map(places.map((place, at) => [place, at]));
}

function knownNames(results: readonly FileResult[]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { symbols } of results) {
    if (symbols === undefined || symbols.crate === '') continue;
    const crate = known.get(symbols.crate) ?? new Set();
    known.set(symbols.crate, crate);
    for (const name of symbols.names.split(' ')) crate.add(name);
  }
  return known;
}

function sayNothingMatched(file: string, { summary }: Profile): string {
  const { own } = summary.frames;
  const why =
    own === 0
      ? 'it is of another program, or was taken without symbols'
      : 'its frames of these crates are of functions without findings';
  return `--profile ${quote(file)} names no function with findings (${why}); the ranking does not use it`;
}

async function readProfile(file: string, reader: ProfileReader): Promise<Profile> {
  const path = resolve(file);
  const decoder = new TextDecoder('utf-8');
  let first = true;
  const open = (head: Uint8Array): void => {
    first = false;
    const foreign = foreignFormat(head);
    if (foreign !== null) throw new UserError(`--profile ${quote(file)} ${foreign}`);
  };
  try {
    // A pipe is welcome: `--profile <(perf script | inferno-collapse-perf)`.
    if ((await stat(path)).isDirectory())
      throw new UserError(`--profile ${quote(file)} is a folder: expected a file of folded stacks`);
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 })) {
      const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
      if (first) open(bytes);
      reader.add(decoder.decode(bytes, { stream: true }));
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`--profile ${quote(file)} cannot be read: ${codeOf(error)}`);
  }
  if (first) open(new Uint8Array());
  reader.add(decoder.decode());
  const profile = reader.finish();
  if (profile.summary.stacks === 0) throw new UserError(`--profile ${quote(file)} ${noStack}`);
  if (profile.summary.samples === 0)
    throw new UserError(`--profile ${quote(file)} holds no sample: all its counts are 0`);
  return profile;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
