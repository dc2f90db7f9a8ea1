export type { Arm, Expr, ExprKind, ExprOf, NameUse, Pat, SelectArm, Stmt } from './body.ts';
export type { CallEdge, FileFacts, FnFacts, ImplFacts, ParamFacts, TypeFacts } from './facts.ts';
export { type FnPlace, inferBody, inferValue } from './infer/body.ts';
export type { Binding, BodyTypes, CallInfo } from './infer/context.ts';
export { cloneStep } from './infer/special.ts';
export type { FnNode } from './rust/items.ts';
export { type LineIndex, lineIndex } from './rust/lines.ts';
export { lowerFunction, lowerValue, maybeSite, type ParsedFile, readRust } from './rust/read.ts';
export { methodCall } from './rust/spent.ts';
export { pastToken } from './rust/tokens.ts';
export { readGenerics } from './types/generics.ts';
export {
  findField,
  findMethod,
  implementsByName,
  type Step,
  type Through,
} from './types/lookup.ts';
export { resolvePath } from './types/paths.ts';
export { typeFromText } from './types/resolve.ts';
export type { Workspace } from './types/store.ts';
export type { FnDef, ImplDef, ModuleScope, TypeDef } from './types/symbols.ts';
export { isUnknown, peel, shallow, showType, type Type } from './types/type.ts';
export { addFile, crateOf, createWorkspace } from './types/workspace.ts';
export { eachChild, type Role } from './walk.ts';
