import { isKnown, unknown } from './shell/scope.ts';
import { type Launched, walk } from './shell/walk.ts';

/** What a launch script needs of the machine, and what that was read from. */
export interface HardwareFit {
  /** Of one node. */
  readonly gpus: number;
  readonly nodes: number;
  readonly vendor: 'nvidia' | 'intel' | 'habana' | 'none';
  /** `header`, `banner`: what the script says of itself; `commands`: what it starts. */
  readonly source: 'header' | 'banner' | 'commands';
  /** False: neither says anything, or the script asks for arguments that it was not given. */
  readonly sure: boolean;
  /** Modules of the workers that it starts, in order. */
  readonly workers: readonly string[];
}

/** What a script makes of its arguments. */
export interface ArgumentCheck {
  /** Why the script would end before it starts anything; null where it would go on. */
  readonly refuses: string | null;
}

const headerLine = /^#\s*GPUs?:\s*(\d+)/m;
const bannerCount = /\((?:[^()]*\s)?(\d+)\s+(?:\w+\s+)?(?:GPU|HPU|XPU)s?\b/;
const worker = /^dynamo\.(?:vllm|sglang|trtllm)(?:\.|$)/;
const cpuWorker = /^dynamo\.(?:mocker|common\.backend\.sample)/;
const visible = ['CUDA_VISIBLE_DEVICES', 'ZE_AFFINITY_MASK', 'HABANA_VISIBLE_DEVICES'] as const;

/** The number of the last of these flags, as every argument parser has it; 1 without. */
function flag(args: readonly string[], names: readonly string[]): number {
  for (let i = args.length - 1; i >= 0; i--) {
    const arg = args[i]!;
    const [name, joined] = arg.split('=');
    if (!names.includes(name!)) continue;
    const value = Number(joined ?? args[i + 1]);
    if (Number.isInteger(value) && value > 0) return value;
  }
  return 1;
}

/** GPUs of one worker on this node, by its own flags. */
function widthOf({ args }: Launched): number {
  const tensor = flag(args, ['--tp', '--tp-size', '--tensor-parallel-size', '-tp']);
  const pipeline = flag(args, ['--pp', '--pp-size', '--pipeline-parallel-size', '-pp']);
  // Attention ranks lie within the tensor group; plain data parallelism has GPUs of its own.
  const within = args.includes('--enable-dp-attention');
  const data = within ? 1 : flag(args, ['--dp', '--dp-size', '--data-parallel-size']);
  const local = flag(args, ['--data-parallel-size-local', '-dpl']);
  const nodes = flag(args, ['--nnodes']);
  return Math.ceil((tensor * pipeline * (local > 1 ? local : data)) / nodes);
}

/** Names of the devices that a worker takes; those of a pin that cannot be told are its own. */
function devicesOf(launched: Launched, place: number): readonly string[] {
  const pin = visible.map((name) => launched.env[name]).find((value) => value !== undefined);
  const width = widthOf(launched);
  const known = pin === undefined || isKnown(pin);
  const named = pin === undefined || !known ? [] : pin.split(',').filter((id) => id !== '');
  if (named.length > 0) return named;
  return Array.from({ length: width }, (_, i) => (known ? String(i) : `${place}.${i}`));
}

interface Counted {
  readonly gpus: number;
  readonly nodes: number;
  readonly workers: readonly string[];
  readonly cpuOnly: boolean;
  readonly said: string | null;
  /** The script ends before it starts anything with these arguments. */
  readonly refused: boolean;
}

function count(
  text: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Counted {
  const first = walk(text, args, env);
  const refused = first.exit !== null && first.launched.length === 0;
  const { launched, said } = refused ? walk(text, args, env, true) : first;
  const workers = launched.filter(({ module }) => worker.test(module));
  const banner = said
    .map((line) => bannerCount.exec(line)?.[1])
    .find((found) => found !== undefined);
  return {
    gpus: new Set(workers.flatMap(devicesOf)).size,
    nodes: Math.max(1, ...workers.map(({ args }) => flag(args, ['--nnodes']))),
    workers: workers.map(({ module }) => module),
    cpuOnly: workers.length === 0 && launched.some(({ module }) => cpuWorker.test(module)),
    said: banner ?? null,
    refused,
  };
}

function vendorOf(text: string, gpus: number): HardwareFit['vendor'] {
  if (gpus === 0) return 'none';
  const code = text.replace(/^\s*#.*$/gm, '');
  if (/VLLM_TARGET_DEVICE=xpu|ZE_AFFINITY_MASK|_DEVICE=xpu/.test(code)) return 'intel';
  return /HABANA_VISIBLE_DEVICES/.test(code) ? 'habana' : 'nvidia';
}

/**
 * GPUs that a launch script needs with these arguments: what it says of itself (`# GPUs: N`, then the
 * banner that it would print), checked against what it would start. Where arguments or the environment change what
 * it starts, what it starts has the word; else the larger of the two, since too few GPUs fail late. Only the text is read.
 */
export function fitOf(
  text: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): HardwareFit {
  const plain = count(text, [], {});
  const given = args.length === 0 && Object.keys(env).length === 0 ? plain : count(text, args, env);
  const header = headerLine.exec(text)?.[1];
  const changed = given.gpus !== plain.gpus;
  const declared = given.said !== plain.said || header === undefined ? given.said : header;
  const says = declared === null || changed ? null : Number(declared);
  const gpus = Math.max(given.gpus, says ?? 0);
  const bySelf = says !== null && says >= given.gpus;
  return {
    gpus,
    nodes: given.nodes,
    vendor: vendorOf(text, gpus),
    source: bySelf ? (declared === header ? 'header' : 'banner') : 'commands',
    sure: says !== null || (!given.refused && (given.workers.length > 0 || given.cpuOnly)),
    workers: given.workers,
  };
}

/** Whether the script takes these arguments: one that it does not know ends it before it starts anything. */
export function checkArguments(
  text: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ArgumentCheck {
  const { exit, launched, said } = walk(text, args, env);
  if (exit === null || launched.length > 0) return { refuses: null };
  const { code, argument } = exit;
  if (argument !== null && code === '0') return { refuses: `starts nothing with '${argument}'` };
  if (argument !== null) return { refuses: `does not take '${argument}'` };
  const why = said.find((line) => /error|usage|requir|must|missing/i.test(line)) ?? said.at(-1);
  return { refuses: why?.replaceAll(unknown, '?').trim() || `ends with code ${code}` };
}
