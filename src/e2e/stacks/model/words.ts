const english =
  'the of and to in is that it was for on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know get through back much before go good new write our used me man too any day same right look think also around another came come work three word must because does part even place well such here take why help put different away again off went old number great tell men say small every found still between name should home big give air line set own under read last never us left end along while might next sound below saw something thought both few those always looked show large often together asked house world going want school important until form food keep children feet land side without boy once animals life enough took four head above kind began almost live page got earth need far hand high year mother light parts country father let night following picture being study second soon story since white ever paper hard near sentence better best across during today however sure knew try told young sun thing whole hear example heard several change answer room sea against top turned learn point city play toward five using himself usually short cat token model stream';

const syllables =
  'ka ri to mo ne su lo vi da pe zu fi gra ble stin ort ämp öl ço ñu łó 東 京 猫 日本 語 안녕 мир при 🙂 🚀 é ü'.split(
    ' ',
  );

/** Numbers of a linear congruence (Numerical Recipes): the same in every run and on every machine. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state >>> 8;
  }
}

/**
 * `count` different words, each with the blank before it that a word in a sentence has: common English ones, so that
 * an English prompt takes about as many tokens as elsewhere, and made-up ones with letters of two, three and four bytes.
 */
export function makeWords(count: number): readonly string[] {
  const words = new Set(english.split(' ').map((word) => ` ${word}`));
  const random = numbers(1);
  const next = (below: number): number => random.next().value % below;
  while (words.size < count) {
    const parts = Array.from({ length: 1 + next(4) }, () => syllables[next(syllables.length)]!);
    words.add(` ${parts.join('')}`);
  }
  return [...words].slice(0, count);
}
