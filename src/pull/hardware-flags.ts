import type { DiffFile } from '../model/diff.ts';
import type { Need } from './need.ts';
import { isDoc, isTest } from './paths.ts';

interface FlagRule {
  readonly pattern: RegExp;
  readonly need: (value: number, text: string) => Omit<Need, 'reason'> | null;
}

/** A flag and its number, with a blank, `=`, or the quotes and comma of a list between them. */
const flag = (names: string): RegExp =>
  new RegExp(`(?:^|[\\s"'\\[])(${names})(?:["'\\s,=:-]+)(\\d{1,4})\\b`);

const rules: readonly FlagRule[] = [
  {
    pattern: flag(
      '--tp|--tp-size|--tensor-parallel-size|-tp|--pp|--pp-size|--pipeline-parallel-size|--dp|--dp-size|--data-parallel-size|--ep|--ep-size|--expert-parallel-size',
    ),
    need: (value) => (value > 1 ? { gpus: value } : null),
  },
  { pattern: flag('--nnodes'), need: (value) => (value > 1 ? { gpus: 2, nodes: value } : null) },
  {
    pattern: /()(?:nvidia\.com\/gpu|\bgpu)["']?\s*:\s*["']?(\d{1,3})\b/,
    need: (value) => (value > 1 ? { gpus: value } : null),
  },
  {
    pattern: /(--disaggregation-mode|--is-prefill-worker|--is-decode-worker)()/,
    need: () => ({ gpus: 2 }),
  },
  {
    pattern: /(?:CUDA_VISIBLE_DEVICES)=["']?(\d+(?:,\d+)*)()/,
    need: (_, text) => {
      const ids =
        /CUDA_VISIBLE_DEVICES=["']?([\d,]+)/
          .exec(text)?.[1]
          ?.split(',')
          .filter((id) => id !== '') ?? [];
      const gpus = Math.max(ids.length, ...ids.map((id) => Number(id) + 1));
      return gpus > 1 ? { gpus } : null;
    },
  },
  {
    pattern: /(?:--quantization|--dtype)[\s=]+["']?((?:nv|mx)?fp4)()/i,
    need: () => ({ architecture: 'blackwell' }),
  },
];

/** Scripts and manifests start servers; what code and documents say of flags starts nothing. */
const startsServers = /\.(?:sh|ya?ml)$|(?:^|\/)Dockerfile[^/]*$|\.Dockerfile$/;
const isWorkflow = /^\.github\//;
const mostReasons = 6;

/** What flags on added lines of scripts and manifests ask for; comments count for nothing. */
export function addedNeeds(files: readonly DiffFile[]): Need[] {
  const found: Need[] = [];
  for (const { path, hunks } of files) {
    if (!startsServers.test(path) || isWorkflow.test(path) || isDoc(path) || isTest(path)) continue;
    for (const { lines } of hunks)
      for (const { kind, text, new: line } of lines) {
        if (kind !== '+' || text.length > 2000 || /^\s*(?:#|echo\b)/.test(text)) continue;
        for (const { pattern, need } of rules) {
          const match = pattern.exec(text);
          const asks = match === null ? null : need(Number(match[2]), text);
          if (asks !== null)
            found.push({ ...asks, reason: `${path}:${line}: ${match![0].trim().slice(0, 80)}` });
        }
      }
  }
  // Each decides by its largest; a list of every line would say no more.
  return found
    .sort((a, b) => (b.gpus ?? 0) - (a.gpus ?? 0) || (b.nodes ?? 1) - (a.nodes ?? 1))
    .filter(
      (need, at, all) =>
        at < mostReasons ||
        all.findIndex((other) => other.architecture === need.architecture) === at,
    );
}
