import type { Chain } from '../facts.ts';
import { bindingAt, nothing } from './binding-parts.ts';
import { closeOf, splitCommas, stringAt } from './cursor.ts';
import type { Reader } from './reader.ts';

/** `PyModule::new(py, "name")`: a module inside the native one, filled by calls that no file shows in full. */
export function defineSubmodule(r: Reader, open: number): void {
  const [, name] = splitCommas(r.t, open + 1, closeOf(r.t, open));
  r.submodule = name ? stringAt(r.t, name[0]) : '';
  if (!name || r.native === '' || r.quiet || !isName(r.submodule)) return;
  bindingAt(r, name[0], name[0], r.native, r.submodule, { ...nothing, open: true });
}

/** `m.add("NAME", value)`. */
export function defineConstant(r: Reader, value: Chain, open: number): void {
  const name = stringAt(r.t, open + 1);
  if (!isName(name) || r.t.kind[open + 2] !== 44) return;
  const made = value.root.endsWith('PyModule::new') && r.submodule !== '';
  bindingAt(r, open + 1, open + 1, made ? `${r.native}.${r.submodule}` : r.native, name, nothing);
}

const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);
