import type { Secret } from '../model/journal.ts';

/**
 * A piece of text that stands in every match of a pattern, compared without regard to case. A text without any of a
 * pattern's anchors is not searched for it, which is what makes the search of a whole journal quick.
 */
export interface Anchor {
  readonly text: string;
  /** Sticky; must hold right behind the anchor. For anchors that innocent text is full of. */
  readonly then?: RegExp;
}

/** How one sort of secret is told from other text. */
export interface SecretPattern {
  /** Stable, in words with dashes; stands in what takes the secret's place. */
  readonly rule: string;
  readonly kind: Secret['kind'];
  readonly anchors: readonly Anchor[];
  /** Global and with indices; its first group is the secret where it has one, else all of it. */
  readonly pattern: RegExp;
  /** Whether a match is meant: placeholders and words of prose are not. */
  readonly accept?: (value: string) => boolean;
}
