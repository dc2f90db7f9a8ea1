export { type Judgement, judge } from './verdict.ts';
