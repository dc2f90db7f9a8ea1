import { destinationAt, labelEnd, normalLabel, skipSpace, titleEnd } from './destination.ts';
import type { Link, Span } from './document.ts';
import { inlineHtmlEnd } from './html.ts';

const autolink =
  /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/y;

interface Bracket {
  /** Of `[`, or of the `!` in front of it. */
  readonly start: number;
  readonly open: number;
  readonly image: boolean;
  active: boolean;
}

interface Found {
  readonly links: Link[];
  readonly html: Span[];
}

/** Reads the links and tags between two offsets; `targets` holds what reference links may mean. */
export function readProse(
  text: string,
  start: number,
  end: number,
  targets: ReadonlyMap<string, Span>,
  into: Found,
): void {
  const brackets: Bracket[] = [];
  const links: Link[] = [];
  /** Ends of code and of HTML that are known not to come any more. */
  const missing = new Set<string>();
  let at = start;
  while (at < end) {
    switch (text.charCodeAt(at)) {
      case 92:
        at += 2;
        break;
      case 96:
        at = afterBackticks(text, at, end, missing);
        break;
      case 60:
        at = afterAngle(text, at, end, links, into.html, missing);
        break;
      case 33:
        if (text.charCodeAt(at + 1) === 91 && at + 1 < end) {
          brackets.push({ start: at, open: at + 1, image: true, active: true });
          at++;
        }
        at++;
        break;
      case 91:
        brackets.push({ start: at, open: at, image: false, active: true });
        at++;
        break;
      case 93:
        at = afterBracket(text, at, end, targets, brackets, links);
        break;
      default:
        at = nextMark(text, at + 1);
    }
  }
  links.sort((a, b) => a.span.start - b.span.start);
  // One by one: a call takes no hundred thousand arguments.
  for (const link of links) into.links.push(link);
}

const marks = /[\\`<![\]]/g;

/** The next character that may mean something: found by the engine, as cold code is slow at it. */
function nextMark(text: string, at: number): number {
  marks.lastIndex = at;
  return marks.test(text) ? marks.lastIndex - 1 : text.length;
}

/** Behind a span of code, or behind the backticks when nothing closes it. */
function afterBackticks(text: string, at: number, end: number, missing: Set<string>): number {
  const open = runEnd(text, at, end);
  const run = text.slice(at, open);
  if (missing.has(run)) return open;
  for (let here = text.indexOf('`', open); here >= 0 && here < end; ) {
    const close = runEnd(text, here, end);
    if (close - here === run.length) return close;
    here = text.indexOf('`', close);
  }
  missing.add(run);
  return open;
}

function runEnd(text: string, at: number, end: number): number {
  let here = at;
  while (here < end && text.charCodeAt(here) === 96) here++;
  return here;
}

function afterAngle(
  text: string,
  at: number,
  end: number,
  links: Link[],
  html: Span[],
  missing: Set<string>,
): number {
  autolink.lastIndex = at;
  if (autolink.test(text) && autolink.lastIndex <= end) {
    const span = { start: at, end: autolink.lastIndex };
    const targetSpan = { start: at + 1, end: span.end - 1 };
    links.push(linkTo(text, targetSpan, span, false));
    return span.end;
  }
  const close = inlineHtmlEnd(text, at, end, missing);
  if (close < 0) return at + 1;
  html.push({ start: at, end: close });
  return close;
}

const linkTo = (text: string, targetSpan: Span, span: Span, image: boolean): Link => ({
  target: text.slice(targetSpan.start, targetSpan.end),
  targetSpan,
  span,
  image,
});

function afterBracket(
  text: string,
  at: number,
  end: number,
  targets: ReadonlyMap<string, Span>,
  brackets: Bracket[],
  links: Link[],
): number {
  const bracket = brackets.pop();
  if (!bracket?.active) return at + 1;
  const found = inlineTarget(text, at + 1, end) ?? reference(text, bracket, at, end, targets);
  if (!found) return at + 1;
  const span = { start: bracket.start, end: found.end };
  // What stands in an image's brackets is only read out.
  if (bracket.image) while ((links.at(-1)?.span.start ?? -1) > bracket.start) links.pop();
  links.push(linkTo(text, found.target, span, bracket.image));
  // Links hold no links: what is open around this one is only text.
  if (!bracket.image) disable(brackets);
  return found.end;
}

/** Those below an inactive one are inactive too. */
function disable(brackets: readonly Bracket[]): void {
  for (let index = brackets.length - 1; index >= 0; index--) {
    const outer = brackets[index]!;
    if (outer.image) continue;
    if (!outer.active) return;
    outer.active = false;
  }
}

/** `(target "title")` at `at`. */
function inlineTarget(text: string, at: number, end: number) {
  if (text.charCodeAt(at) !== 40 || at >= end) return undefined;
  const found = destinationAt(text, skipSpace(text, at + 1, end), end);
  if (!found) return undefined;
  let close = skipSpace(text, found.end, end);
  const title = close > found.end ? titleEnd(text, close, end) : -1;
  if (title >= 0) close = skipSpace(text, title, end);
  if (close >= end || text.charCodeAt(close) !== 41) return undefined;
  return { target: found.target, end: close + 1 };
}

/** `[text][label]`, `[label][]` or `[label]`, when the label is defined. */
function reference(
  text: string,
  bracket: Bracket,
  at: number,
  end: number,
  targets: ReadonlyMap<string, Span>,
) {
  if (targets.size === 0) return undefined;
  const own = text.slice(bracket.open + 1, at);
  const close = text.charCodeAt(at + 1) === 91 ? labelEnd(text, at + 1, end) : -1;
  const written = close > at + 3 ? text.slice(at + 2, close - 1) : own;
  const target = targets.get(normalLabel(written));
  if (target) return { target, end: close < 0 ? at + 1 : close };
  return undefined;
}
