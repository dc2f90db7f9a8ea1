import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { RunEvent, RunFolder } from '../../src/model/e2e-run.ts';

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

export interface TestFolder extends RunFolder {
  readonly events: Pick<RunEvent, 'stage' | 'event' | 'detail'>[];
}

/** A folder of a run that is removed after the test, and the events that were told to it. */
export function runFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'dyn-audit-test-run-'));
  made.push(path);
  const at = (name: string): string => {
    const whole = join(path, name);
    mkdirSync(dirname(whole), { recursive: true });
    return whole;
  };
  const events: TestFolder['events'] = [];
  return {
    id: 'test',
    path,
    started_at: '2026-11-21T19:56:49.123Z',
    clock: () => performance.now(),
    at,
    write: (name, content) => {
      writeFileSync(at(name), content);
      return name;
    },
    append: (name, text) => {
      appendFileSync(at(name), text);
      return name;
    },
    event: (event) => {
      events.push(event);
    },
    events,
  };
}
