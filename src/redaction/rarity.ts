/** Letters and pairs that stand often in prose, tables and code, the most frequent first. */
const frequent = ' etaoinsrhldcumpfgwyb-.|/0v1k2:345`6798';
const frequentPairs =
  're in er th he on te an en at es or ti nd st it al is ed to ar nt ro ng ou ea le me de ha co ec la ra ve io se ca id si ke ne as ur ma ce li pe be ad et';

function weightOf(one: number, other: number): number {
  const pair = String.fromCharCode(one, other);
  const [first = 1, second = 1] = [...pair].map((letter) => {
    const rank = frequent.indexOf(letter);
    return rank < 0 ? 1 : frequent.length - rank + 1;
  });
  const rank = frequentPairs.indexOf(pair);
  return first * second * (rank < 0 ? 1 : (frequentPairs.length - rank) / 8);
}

/**
 * Where in the anchor its rarest pair begins, of those at even or at odd places. Of an anchor too short for one it is
 * the pair that only its first letter is in.
 */
export function rarestPair(codes: readonly number[], parity: number): number {
  let best = -parity;
  let least = Number.POSITIVE_INFINITY;
  for (let at = parity; at + 1 < codes.length; at += 2) {
    const weight = weightOf(codes[at]!, codes[at + 1]!);
    if (weight < least) [best, least] = [at, weight];
  }
  return best;
}
