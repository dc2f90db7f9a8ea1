import { UserError } from '../../../model/errors.ts';
import type { SettingReader } from '../settings.ts';

/** The system server's port is a signed number of 16 bits. */
export const systemPortLimit = 32_767;

/** A port that the user set; null: any free one. UserError when it is no port. */
export function choosePort(
  settings: SettingReader,
  name: 'http_port' | 'system_port',
  most = 65_535,
): number | null {
  const port = settings.number(name);
  if (port === null || (Number.isInteger(port) && port > 0 && port <= most)) return port;
  throw new UserError(`setting ${name}: expected a port from 1 to ${most}, got ${port}`);
}
