import { dig } from '../../client/index.ts';
import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';

export const health: Probe = {
  id: 'probe.health',
  doc: 'asks /live, /health and, where there is one, /v1/models/{model}/ready',
  expected:
    '/live and /health 200; /v1/models/{model}/ready says ready: true, or 404 where it is not served',
  run: async ({ talk }) => {
    const complaints: string[] = [];
    for (const path of ['/live', '/health']) {
      const answer = await talk.ask(path.slice(1), { path });
      if (answer.status !== 200) complaints.push(`${path}: ${answer.error ?? answer.status}`);
    }
    const path = `/v1/models/${encodeURIComponent(talk.model)}/ready`;
    const ready = await talk.ask('ready', { path });
    // Only Dynamo of June 2026 and later serves it, and not for a model whose name is a path.
    if (ready.status === 404) return find(complaints, 'live, healthy; no /ready here (404)');
    if (ready.status !== 200) complaints.push(`/ready: ${ready.error ?? ready.status}`);
    else if (dig(ready.json, 'ready') !== true)
      complaints.push(`/ready says ready: ${String(dig(ready.json, 'ready'))}`);
    return find(complaints, 'live, healthy, ready');
  },
};
