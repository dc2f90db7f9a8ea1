import { printable } from '../model/printable.ts';

/** The message of a workflow command. */
export const escapeData = (text: string): string => printable(text).replace(/%/g, '%25');

/** The value of a property of a workflow command. */
export const escapeProperty = (text: string): string =>
  escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
