export { behindBracket, codeOnly } from './code-only.ts';
export { type Form, type Forms, formsIn } from './forms.ts';
export { type CodeMap, codeMap } from './marks.ts';
export { type EditedText, editedText } from './offsets.ts';
export { askBound, askReceiver, askResult, askUse, unknownField } from './probe.ts';
