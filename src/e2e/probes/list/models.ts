import { dig, listOf } from '../../client/index.ts';
import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';

export const models: Probe = {
  id: 'probe.models',
  doc: 'asks for the list of models and for the one under test',
  expected: '/v1/models lists the model; /v1/models/{model} gives it',
  run: async ({ talk }) => {
    const list = await talk.ask('list', { path: '/v1/models' });
    if (list.status !== 200) return find([`/v1/models: ${list.error ?? list.status}`], '');
    const ids = listOf(dig(list.json, 'data')).map((model) => dig(model, 'id'));
    const complaints: string[] = [];
    if (!ids.includes(talk.model)) complaints.push(`/v1/models does not list ${talk.model}`);
    if (new Set(ids).size < ids.length) complaints.push('/v1/models lists a model twice');
    const one = await talk.ask('one', { path: `/v1/models/${encodeURIComponent(talk.model)}` });
    // A name with a slash, such as a path, is 404 there however it is written (measured with Dynamo 1.5.0).
    const excused = one.status === 404 && talk.model.includes('/');
    if (one.status !== 200 && !excused)
      complaints.push(`/v1/models/{model}: ${one.error ?? one.status}`);
    if (one.status === 200 && dig(one.json, 'id') !== talk.model)
      complaints.push('/v1/models/{model} gives another model');
    return find(complaints, `${count(ids.length, 'model')} listed`);
  },
};
