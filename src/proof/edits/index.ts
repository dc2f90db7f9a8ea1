export { type Form, type Forms, formsIn } from './forms.ts';
export { type EditedText, editedText } from './offsets.ts';
export { askBound, askReceiver, askResult, unknownField } from './probe.ts';
