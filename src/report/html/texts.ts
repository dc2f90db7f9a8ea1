/** Texts by the order in which they were first met; the empty one, and none, is 0. */
export interface Texts {
  readonly list: readonly string[];
  readonly indexOf: (text: string | null | undefined) => number;
}

export function createTexts(): Texts {
  const list = [''];
  const known = new Map([['', 0]]);
  return {
    list,
    indexOf: (text) => {
      const wanted = text ?? '';
      let at = known.get(wanted);
      if (at === undefined) {
        at = list.push(wanted) - 1;
        known.set(wanted, at);
      }
      return at;
    },
  };
}
