import { printable } from '../../../model/printable.ts';
import { sayProfile } from '../../../model/say-profile.ts';

/** What an element is made with; text is shown with everything invisible written out. */
interface Made {
  readonly class?: string;
  readonly text?: string;
  readonly title?: string;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

/** An element; text is only ever text here, no string is read as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  made: Made = {},
  ...children: readonly (Node | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (made.class !== undefined) element.className = made.class;
  if (made.text !== undefined) element.textContent = printable(made.text);
  if (made.title !== undefined) element.title = printable(made.title);
  for (const [name, value] of Object.entries(made.attrs ?? {}))
    element.setAttribute(name, name === 'aria-label' ? printable(value) : value);
  for (const [name, listen] of Object.entries(made.on ?? {}))
    element.addEventListener(name, listen);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Prose in which what stands between backticks is code. */
export const prose = (text: string): Node[] =>
  text.split('`').map((part, at, all) =>
    // A backtick without a partner is one of the text.
    at % 2 === 1 && at < all.length - 1
      ? el('code', { text: part })
      : document.createTextNode(printable(at % 2 === 1 ? `\`${part}` : part)),
  );

/** A link that tells its target nothing of this page. */
export const linkTo = (href: string, made: Made, ...children: readonly Node[]): HTMLAnchorElement =>
  el(
    'a',
    { ...made, attrs: { href, target: '_blank', rel: 'noopener noreferrer', ...made.attrs } },
    ...children,
  );

const grouped = new Intl.NumberFormat('en');

/** `12,003`. */
export const count = (n: number): string => grouped.format(n);

/** `1 file`, `2 files`. */
export const countOf = (n: number, noun: string): string =>
  `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** `3.1 % of samples, 25.8 % of them copying`, of parts of a million. */
export const profileSays = ([share, copying]: readonly [number, number]): string =>
  sayProfile({ share: share / 1e6, copying: copying / 1e6 });

/** `3.1 %` of parts of a million. */
export const percent = (millionths: number): string => `${(millionths / 1e4).toFixed(1)} %`;
