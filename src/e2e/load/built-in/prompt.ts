/** Short common words, each one token or so in most vocabularies. */
const words =
  'the of and to in is it you that he was for on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does tell'.split(
    ' ',
  );

/** `count` words that depend on the seed and the index alone: two prompts share no beginning that a cache could know. */
export function promptOf(seed: number, index: number, count: number): string {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  const chosen: string[] = [];
  for (let at = 0; at < count; at += 1) {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    chosen.push(words[((mixed ^ (mixed >>> 14)) >>> 0) % words.length]!);
  }
  return chosen.join(' ');
}
