import { oneLine } from '../model/one-line.ts';
import type { FindingProfile, ProfileSummary } from '../model/profile.ts';
import { createLines, readStack, type Stack } from './lines.ts';
import { type CodeIndex, createMatcher, type Match } from './match.ts';
import { cleanName } from './names/clean.ts';
import { isCopying } from './names/copying.ts';
import { parseName } from './names/parse.ts';

/** What a profile says: its summary, and for each function of the index its part; null where no frame names it. */
export interface Profile {
  readonly summary: Omit<ProfileSummary, 'file'>;
  readonly functions: readonly (FindingProfile | null)[];
}

export interface ProfileReader {
  /** Text as it arrives, cut anywhere. */
  readonly add: (text: string) => void;
  readonly finish: () => Profile;
}

interface Frame {
  readonly name: string;
  readonly match: Match;
  readonly copying: boolean;
  samples: number;
}

interface Part {
  share: number;
  copying: number;
  readonly frames: Set<string>;
}

const mostNames = 4;
const mostUnmatched = 10;
const longestName = 160;
/** Names beyond this many are not kept in mind but worked out again. */
const mostFrames = 500_000;

/**
 * Reads folded stacks piece by piece. A sample counts once for each function on its stack, however often the function is
 * there. It counts as copying for the nearest function of the audited crates above a frame that clones, allocates,
 * copies memory or drops: what another function of theirs copies on its behalf is that one's.
 */
export function createProfile(index: CodeIndex): ProfileReader {
  const match = createMatcher(index);
  const frames = new Map<string, Frame>();
  const parts = new Map<number, Part>();
  let samples = 0;
  let stacks = 0;
  let unread = 0;
  const lines = createLines((line) => {
    const stack = line === null ? null : readStack(line);
    if (stack) count(stack);
    else if (line === null || line.trim() !== '') unread++;
  });

  function frameOf(text: string): Frame {
    const known = frames.get(text);
    if (known) return known;
    const clean = cleanName(text);
    const name = parseName(clean);
    const frame: Frame = {
      name: oneLine(clean, longestName),
      match: match(name),
      copying: name !== null && isCopying(name),
      samples: 0,
    };
    if (frames.size < mostFrames) frames.set(text, frame);
    return frame;
  }

  function partOf(at: number): Part {
    const known = parts.get(at);
    if (known) return known;
    const part: Part = { share: 0, copying: 0, frames: new Set() };
    parts.set(at, part);
    return part;
  }

  function count(stack: Stack): void {
    stacks++;
    samples += stack.samples;
    const on = new Set<number>();
    const copied = new Set<number>();
    const named = new Set<Frame>();
    let owner = -1;
    for (const text of stack.frames) {
      const frame = frameOf(text);
      if (frame.copying && owner >= 0) copied.add(owner);
      named.add(frame);
      if (frame.match.k === 'function') {
        owner = frame.match.at;
        on.add(owner);
        const part = partOf(owner);
        if (part.frames.size < mostNames) part.frames.add(frame.name);
      } else if (frame.match.k !== 'foreign' && !frame.copying) owner = -1;
    }
    for (const frame of named) frame.samples += stack.samples;
    for (const at of on) partOf(at).share += stack.samples;
    for (const at of copied) partOf(at).copying += stack.samples;
  }

  return {
    add: lines.add,
    finish: () => {
      lines.end();
      const whole = samples > 0 ? samples : 1;
      const own = namesOf(frames.values(), (each) => each.match.k !== 'foreign');
      const unmatched = namesOf(frames.values(), (each) => each.match.k === 'unmatched');
      return {
        summary: {
          samples,
          stacks,
          unread,
          functions: { matched: parts.size, total: index.functions.length },
          frames: { own: own.size, unmatched: unmatched.size },
          unmatched: [...unmatched]
            .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
            .slice(0, mostUnmatched)
            .map(([frame, sum]) => ({ frame, share: Math.min(1, sum / whole) })),
          ambiguous: namesOf(frames.values(), (each) => each.match.k === 'ambiguous').size,
        },
        functions: index.functions.map((_, at) => {
          const part = parts.get(at);
          if (!part) return null;
          return {
            share: part.share / whole,
            copying: part.copying / whole,
            frames: [...part.frames],
          };
        }),
      };
    },
  };
}

/** Names of the frames of a kind with their samples: several texts may be one name. */
function namesOf(frames: Iterable<Frame>, which: (frame: Frame) => boolean): Map<string, number> {
  const names = new Map<string, number>();
  for (const frame of frames)
    if (which(frame)) names.set(frame.name, (names.get(frame.name) ?? 0) + frame.samples);
  return names;
}
