import { answers } from './answers.ts';
import { bytes } from './bytes.ts';
import type { Case } from './help.ts';
import { modes } from './modes.ts';
import { tools } from './tools.ts';

export const cases: readonly Case[] = [...answers, ...modes, ...tools, ...bytes];
