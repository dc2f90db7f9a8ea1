import type { StackTraits } from '../../../model/e2e-stack.ts';
import { difference } from '../compare.ts';
import { count, find } from '../finding.ts';
import type { Finding, Probe } from '../probe.ts';
import { multibyte, plain } from '../prompts.ts';
import { describe, faults } from '../rules.ts';
import type { Said } from '../said.ts';
import { says, type Talk } from '../talk.ts';

interface Pairs {
  readonly unary: readonly [Said, Said];
  readonly stream: readonly [Said, Said];
}

/**
 * The same request twice in each mode, in turn. Only where both pairs agree in themselves does a difference between
 * the modes say anything: a warm prefix cache alone changes what temperature 0 gives (sgl-project/sglang #34683).
 */
export const streamEqualsUnary: Probe = {
  id: 'probe.stream-equals-unary',
  doc: 'the same request streamed and not, each twice: the control that tells noise from a defect',
  expected: 'the same text, finish_reason and number of tokens in both modes',
  run: async ({ talk, traits }) => {
    const prompts = [plain, multibyte[1]!, `${plain} ${multibyte[3]!}`];
    const asked = await askAll(talk, traits, prompts);
    const broken = asked.flatMap(({ unary, stream }) =>
      [...unary, ...stream].flatMap((said) => faults(said)),
    );
    if (broken.length > 0) return find(broken, '');
    return traits.repeatable === 'never' ? compareShapes(asked) : compareTexts(asked, traits);
  },
};

/** Where the cache or a batch matters, one prompt at a time. */
async function askAll(
  talk: Talk,
  traits: StackTraits,
  prompts: readonly string[],
): Promise<readonly Pairs[]> {
  const ask = (at: number): Promise<Pairs> =>
    askInTurn(talk, traits, `${at + 1}`, prompts[at] ?? plain);
  if (traits.repeatable !== 'warm') return Promise.all(prompts.map((_, at) => ask(at)));
  const pairs: Pairs[] = [];
  for (const at of prompts.keys()) pairs.push(await ask(at));
  return pairs;
}

async function askInTurn(
  talk: Talk,
  traits: StackTraits,
  name: string,
  prompt: string,
): Promise<Pairs> {
  const fields = { messages: says(prompt), max_tokens: 24 };
  // The first answer is worked out with a cold cache, the second may be: neither counts.
  if (traits.repeatable === 'warm')
    for (const warming of ['a', 'b']) await talk.chat(`${name}-warm-up-${warming}`, fields);
  const u1 = await talk.chat(`${name}-unary-1`, fields);
  const s1 = await talk.chatStream(`${name}-stream-1`, fields);
  const u2 = await talk.chat(`${name}-unary-2`, fields);
  const s2 = await talk.chatStream(`${name}-stream-2`, fields);
  return { unary: [u1, u2], stream: [s1, s2] };
}

function compareTexts(asked: readonly Pairs[], traits: StackTraits): Finding {
  const noisy = asked.flatMap(({ unary, stream }) => {
    const control = difference(...unary) ?? difference(...stream);
    return control === null ? [] : [control];
  });
  const steady = asked.filter(
    ({ unary, stream }) => difference(...unary) === null && difference(...stream) === null,
  );
  const differ = steady.flatMap(({ unary, stream }) => {
    const between = difference(unary[0], stream[0]);
    return between === null ? [] : [`unary and streamed ${between}`];
  });
  if (differ.length > 0) return find(differ, '');
  const noise = `the same request in the same mode differs in itself: ${noisy[0]}`;
  if (noisy.length > 0 && traits.repeatable === 'always') return find([noise], '');
  if (steady.length === 0) return { result: 'inconclusive', observed: noise };
  const left = noisy.length > 0 ? `; ${count(noisy.length, 'prompt')} left out: ${noise}` : '';
  return find([], `${count(steady.length, 'prompt')} with the same text in both modes${left}`);
}

/** Random tokens: only what does not depend on them can be compared. */
function compareShapes(asked: readonly Pairs[]): Finding {
  const complaints = asked.flatMap(({ unary: [unary], stream: [stream] }) => {
    const [one, other] = [describe(unary), describe(stream)];
    return one === other ? [] : [`unary has ${one}; streamed ${other}`];
  });
  const seen = asked[0] ? describe(asked[0].unary[0]) : '';
  return find(complaints, `both modes: ${seen} (texts are random here and were not compared)`);
}
