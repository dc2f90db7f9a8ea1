export type {
  Alias,
  CallArguments,
  Chain,
  Command,
  Definition,
  Parameter,
  Reference,
  Signature,
  Span,
  SymbolFile,
} from './facts.ts';
export type { SymbolLanguage } from './language.ts';
export { languages } from './languages/index.ts';
export type { Project } from './project.ts';
export { createProject } from './project-layout.ts';
