/** Types as written, parsed from their text. Facts keep types as text; a text is parsed once per thread. */

export type TypeAst =
  | { readonly k: 'path'; readonly segments: readonly Segment[] }
  | { readonly k: 'ref'; readonly mut: boolean; readonly to: TypeAst }
  | { readonly k: 'ptr'; readonly to: TypeAst }
  | { readonly k: 'tuple'; readonly items: readonly TypeAst[] }
  | { readonly k: 'slice'; readonly of: TypeAst }
  | { readonly k: 'array'; readonly of: TypeAst }
  | { readonly k: 'fn'; readonly params: readonly TypeAst[]; readonly ret: TypeAst | undefined }
  | { readonly k: 'bounds'; readonly impl: boolean; readonly bounds: readonly TypeAst[] }
  | {
      readonly k: 'qself';
      readonly self: TypeAst;
      readonly trait: TypeAst | undefined;
      readonly names: readonly string[];
    }
  | { readonly k: 'other' };

export interface Segment {
  readonly name: string;
  readonly args: readonly TypeAst[];
  readonly assoc: readonly { readonly name: string; readonly type: TypeAst }[];
  /** `Fn(A) -> B`: args are the parameters, and this is the result. */
  readonly ret?: TypeAst | undefined;
  readonly sugar?: boolean;
}

const cache = new Map<string, TypeAst>();
const other: TypeAst = { k: 'other' };
const unit: TypeAst = { k: 'tuple', items: [] };

/** Parsed form of a type's text; what cannot be read is `other`. */
export function parseTypeText(text: string): TypeAst {
  const known = cache.get(text);
  if (known) return known;
  const reader = new Reader(text);
  const ast = reader.type();
  cache.set(text, ast);
  return ast;
}

/** Parsed bounds of a generic parameter or a supertrait list: `A + B<C>`. */
export function parseBoundsText(text: string): readonly TypeAst[] {
  const ast = parseTypeText(`impl ${text}`);
  return ast.k === 'bounds' ? ast.bounds : [];
}

const token =
  /'[a-zA-Z_]\w*|[A-Za-z_]\w*|::|->|\.\.\.|[<>()[\]{},;:&*=+!?]|-?\d\w*|"[^"]*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

class Reader {
  private readonly tokens: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.tokens = (text.match(token) ?? []).filter((t) => !t.startsWith('/'));
  }

  type(): TypeAst {
    if (++this.depth > 64) return other;
    const ast = this.read();
    this.depth--;
    return ast;
  }

  private peek(): string {
    return this.tokens[this.at] ?? '';
  }

  private take(expected: string): boolean {
    if (this.peek() !== expected) return false;
    this.at++;
    return true;
  }

  private read(): TypeAst {
    const t = this.peek();
    if (t === '&') {
      this.at++;
      if (this.peek().startsWith("'")) this.at++;
      const mut = this.take('mut');
      return { k: 'ref', mut, to: this.type() };
    }
    if (t === '*') {
      this.at++;
      if (!this.take('const')) this.take('mut');
      return { k: 'ptr', to: this.type() };
    }
    if (t === '(') return this.tuple();
    if (t === '[') return this.sequence();
    if (t === '!') {
      this.at++;
      return { k: 'path', segments: [{ name: '!', args: [], assoc: [] }] };
    }
    if (t === '<') return this.qualified();
    if (t === 'dyn' || t === 'impl') {
      this.at++;
      return this.bounds(t === 'impl');
    }
    if (t === 'for') this.skipBinder();
    if (this.peek() === 'unsafe') this.at++;
    if (this.peek() === 'extern') {
      this.at++;
      if (this.peek().startsWith('"')) this.at++;
    }
    if (this.peek() === 'fn') return this.pointer();
    if (this.peek() === '?') this.at++;
    return this.path();
  }

  private skipBinder(): void {
    this.at++;
    if (!this.take('<')) return;
    while (this.at < this.tokens.length && !this.take('>')) this.at++;
  }

  private tuple(): TypeAst {
    const items = this.list('(', ')');
    const trailing = this.tokens[this.at - 2] === ',';
    return items.length === 1 && !trailing ? items[0]! : { k: 'tuple', items };
  }

  private list(open: string, close: string): TypeAst[] {
    const items: TypeAst[] = [];
    if (!this.take(open)) return items;
    while (this.at < this.tokens.length && !this.take(close)) {
      const before = this.at;
      if (/^[a-z_]\w*$/.test(this.peek()) && this.tokens[this.at + 1] === ':') this.at += 2;
      items.push(this.type());
      this.take(',');
      if (this.at === before) this.at++;
    }
    return items;
  }

  private sequence(): TypeAst {
    this.at++;
    const of = this.type();
    if (this.take(']')) return { k: 'slice', of };
    while (this.at < this.tokens.length && !this.take(']')) this.at++;
    return { k: 'array', of };
  }

  private qualified(): TypeAst {
    this.at++;
    const self = this.type();
    const trait = this.take('as') ? this.type() : undefined;
    this.take('>');
    const names: string[] = [];
    while (this.take('::')) names.push(this.tokens[this.at++] ?? '');
    return { k: 'qself', self, trait, names };
  }

  private bounds(impl: boolean): TypeAst {
    const bounds: TypeAst[] = [];
    for (;;) {
      if (this.peek() === 'for') this.skipBinder();
      if (this.take('(')) {
        bounds.push(this.type());
        this.take(')');
      } else if (this.peek().startsWith("'")) this.at++;
      else {
        this.take('?');
        bounds.push(this.path());
      }
      if (!this.take('+')) break;
    }
    return { k: 'bounds', impl, bounds };
  }

  private pointer(): TypeAst {
    this.at++;
    const params = this.list('(', ')');
    return { k: 'fn', params, ret: this.take('->') ? this.type() : unit };
  }

  private path(): TypeAst {
    const segments: Segment[] = [];
    this.take('::');
    for (;;) {
      const name = this.peek();
      if (!/^[A-Za-z_]\w*$/.test(name)) break;
      this.at++;
      segments.push(this.segment(name));
      if (!this.take('::')) break;
    }
    return segments.length === 0 ? other : { k: 'path', segments };
  }

  private segment(name: string): Segment {
    if (this.peek() === '(' && /^(Async)?Fn(Once|Mut)?$/.test(name)) {
      const args = this.list('(', ')');
      return { name, args, assoc: [], sugar: true, ret: this.take('->') ? this.type() : unit };
    }
    if (this.peek() === '::' && this.tokens[this.at + 1] === '<') this.at++;
    const args: TypeAst[] = [];
    const assoc: { name: string; type: TypeAst }[] = [];
    if (!this.take('<')) return { name, args, assoc };
    while (this.at < this.tokens.length && !this.take('>')) {
      const before = this.at;
      if (this.peek().startsWith("'")) this.at++;
      else if (/^[A-Za-z_]\w*$/.test(this.peek()) && this.tokens[this.at + 1] === '=') {
        const key = this.peek();
        this.at += 2;
        assoc.push({ name: key, type: this.type() });
      } else if (/^[A-Za-z_]\w*$/.test(this.peek()) && this.tokens[this.at + 1] === ':') {
        // `Item: Bound` inside arguments: what it is bound to matters, not that it is a bound.
        const key = this.peek();
        this.at += 2;
        assoc.push({ name: key, type: this.bounds(true) });
      } else if (this.take('{')) {
        while (this.at < this.tokens.length && !this.take('}')) this.at++;
      } else args.push(this.type());
      this.take(',');
      if (this.at === before) this.at++;
    }
    return { name, args, assoc };
  }
}
