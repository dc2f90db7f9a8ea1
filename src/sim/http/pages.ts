import { errorBody, modelNotFound, modelNotReady } from '../errors.ts';
import type { App } from './app.ts';
import { instancesPage } from './instances.ts';
import { prometheusType } from './plain.ts';

export interface Page {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

const json = (status: number, body: unknown): Page => ({ status, body: JSON.stringify(body) });

const entry = (app: App, name: string, created: number) => ({
  id: name,
  object: 'model',
  created,
  owned_by: 'dyn-audit-simulator',
  context_window: app.workers.card(name)?.context_length ?? 0,
});

const since = Math.floor(Date.now() / 1000);

function models(app: App): Page {
  const ready = app.workers.models().filter(({ workers }) => workers > 0);
  return json(200, {
    object: 'list',
    data: ready.map(({ card }) => entry(app, card.model, since)),
  });
}

function model(app: App, name: string): Page {
  const known = app.workers.models().find(({ card }) => card.model === name);
  if (known === undefined) return json(404, errorBody(modelNotFound));
  if (known.workers === 0) return json(503, errorBody(modelNotReady(name)));
  return json(200, entry(app, name, since));
}

function readiness(app: App, name: string): Page {
  const known = app.workers.models().find(({ card }) => card.model === name);
  if (known === undefined) return json(404, errorBody(modelNotFound));
  const ready = known.workers > 0;
  return json(200, {
    model: name,
    ready,
    namespaces: {
      [known.card.namespace]: {
        ready,
        worker_types: { aggregated: { workers: known.workers, needs: [] } },
        present: ready ? ['aggregated'] : [],
        missing_worker_types: ready ? [] : ['aggregated'],
      },
    },
  });
}

const simple: Readonly<Record<string, (app: App) => Page>> = {
  '/live': () => json(200, { status: 'live', message: 'Service is live' }),
  '/health': (app) => json(200, instancesPage(app.workers.instances())),
  '/metrics': (app) => ({ status: 200, body: app.metrics.page(), type: prometheusType }),
  '/v1/models': models,
};

const oneModel = /^\/v1\/models\/(.+?)(\/ready)?$/;

/** The page at a path, or null where there is none. */
export function pageAt(app: App, path: string): Page | null {
  const page = simple[path];
  if (page !== undefined) return page(app);
  const [, name, ready] = oneModel.exec(path) ?? [];
  if (name === undefined) return null;
  return ready === undefined ? model(app, decoded(name)) : readiness(app, decoded(name));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
