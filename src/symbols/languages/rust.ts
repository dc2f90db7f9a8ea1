import type { SymbolLanguage } from '../language.ts';
import { readCargo } from '../rust/cargo.ts';
import { common, transparent } from '../rust/names.ts';
import { readRustSymbols } from '../rust/read.ts';

/** Rust: sources and the manifests of its packages. */
export const rust: SymbolLanguage = {
  id: 'rust',
  claims: (path) => path.endsWith('.rs') || /(?:^|\/)Cargo\.toml$/.test(path),
  read: (file, project) =>
    file.path.endsWith('.toml') ? readCargo(file) : readRustSymbols(file, project),
  separator: '::',
  common,
  transparent,
};
