import type { DiffFile } from '../model/diff.ts';
import type { Need } from './need.ts';
import { isDoc, isGenerated, isTest } from './paths.ts';

/** What a path says of the hardware that its content is for. */
interface PathRule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly need: Omit<Need, 'reason'>;
  readonly says: string;
}

/** Ends of words of a path: `-`, `_`, `/`, `.`, or its ends. */
const word = (text: string): RegExp => new RegExp(`(?:^|[/_.-])(?:${text})(?=$|[/_.-])`, 'i');
const recipe = (text: string): RegExp => new RegExp(`^recipes/.*${word(text).source}`, 'i');

const rules: readonly PathRule[] = [
  {
    id: 'blackwell',
    pattern: recipe('gb200|gb300|b200|b300|blackwell'),
    need: { architecture: 'blackwell' },
    says: 'a recipe for Blackwell',
  },
  {
    id: 'hopper',
    pattern: recipe('h100|h200|hopper'),
    need: { architecture: 'hopper' },
    says: 'a recipe for Hopper',
  },
  {
    id: 'fp4',
    pattern: recipe('nvfp4|mxfp4|fp4'),
    need: { architecture: 'blackwell' },
    says: 'a recipe with 4-bit floats',
  },
  {
    id: 'multinode',
    pattern: word('multi-?_?node'),
    need: { gpus: 2, nodes: 2 },
    says: 'several nodes',
  },
  {
    id: 'disagg',
    pattern: /(?:^|\/)disagg[^/]*(?:$|\/)/i,
    need: { gpus: 2 },
    says: 'prefill and decode apart, a GPU each',
  },
  { id: 'xpu', pattern: /(?:^|\/)xpu\//, need: { architecture: 'intel' }, says: 'for Intel GPUs' },
  {
    id: 'gaudi',
    pattern: word('gaudi|hpu'),
    need: { architecture: 'habana' },
    says: 'for Gaudi cards',
  },
];

/** One GPU is shared where the name says so. */
const shared = /same_gpu/;

/** What the paths of changed files say; `measured` are scripts whose text was asked already. */
export function pathNeeds(files: readonly DiffFile[], measured: ReadonlySet<string>): Need[] {
  const found = new Map<string, Need>();
  for (const { path, after } of files) {
    if (after === null || measured.has(path)) continue;
    if (isDoc(path) || isTest(path) || isGenerated(path)) continue;
    for (const { id, pattern, need, says } of rules)
      if (!found.has(id) && pattern.test(path) && !(need.gpus !== undefined && shared.test(path)))
        found.set(id, { ...need, reason: `${path}: ${says} (path)` });
  }
  return [...found.values()];
}
