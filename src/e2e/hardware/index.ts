export { type ArgumentCheck, checkArguments, fitOf, type HardwareFit } from './fit.ts';
