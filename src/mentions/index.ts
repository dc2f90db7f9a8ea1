export { type Answers, openAnswers } from './answers.ts';
export type { Mentions } from './mentions.ts';
export { openMentions, saveMentions } from './store.ts';
