import { type Answer, readError } from '../../client/index.ts';
import { type BadRequest, badRequests as bad } from '../bad-bodies.ts';
import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';
import { chatPath } from '../talk.ts';

export const badRequests: Probe = {
  id: 'probe.bad-requests',
  doc: 'requests that are wrong in many ways, a good chat after each',
  expected: '4xx with a reason for each, and the chat after it is answered',
  run: async ({ talk }) => {
    const complaints: string[] = [];
    const requests = bad(talk.model);
    for (const request of requests) {
      const { name, body, raw } = request;
      const sent = raw === undefined ? { body } : { raw };
      complaints.push(...refusalFaults(request, await talk.ask(name, { path: chatPath, ...sent })));
      complaints.push(
        ...faults(await talk.chat(`after-${name}`, { max_tokens: 4 }), {
          mayBeEmpty: true,
        }),
      );
      // What has taken the server out is known by now; the rest would only say it again.
      if (complaints.length > 5) break;
    }
    return find(
      complaints,
      `${count(requests.length, 'bad request')} refused, good ones answered after each`,
    );
  },
};

function refusalFaults({ name, status }: BadRequest, answer: Answer): readonly string[] {
  if (answer.status === 0) return [`${name}: ${answer.error}`];
  const right =
    status === undefined ? answer.status >= 400 && answer.status < 500 : answer.status === status;
  if (!right) return [`${name}: ${answer.status} instead of ${status ?? '4xx'}`];
  return readError(answer.json) === null ? [`${name}: ${answer.status} without a reason`] : [];
}
