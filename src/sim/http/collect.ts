import type { Finish, Step } from '../plane/messages.ts';

interface Collected {
  readonly index: number;
  text: string;
  finish: Finish | null;
}

/** Puts the steps of each choice together. */
export function collect(choices: number) {
  const all: Collected[] = Array.from({ length: choices }, (_, index) => ({
    index,
    text: '',
    finish: null,
  }));
  return {
    add: (step: Step): void => {
      const choice = all[step.choice];
      if (choice === undefined) return;
      choice.text += step.text;
      choice.finish = step.finish ?? choice.finish;
    },
    all: (): readonly Readonly<Collected>[] => all,
  };
}
