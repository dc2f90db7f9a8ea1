import type { Instance } from '../discovery/record.ts';

/** The body of `/health`: healthy with or without workers, and whether they can serve or not, as Dynamo has it. */
export function instancesPage(instances: readonly Instance[]) {
  const endpoints = instances.map(
    ({ namespace, component, endpoint }) => `dyn://${namespace}.${component}.${endpoint}`,
  );
  return {
    status: 'healthy',
    endpoints: [...new Set(endpoints)],
    instances: instances.map(({ id, namespace, component, endpoint, host, port }) => ({
      component,
      endpoint,
      namespace,
      instance_id: Number.parseInt(id.slice(0, 12), 16),
      transport: { tcp: `${host}:${port}/${id}/${endpoint}` },
      device_type: 'simulated',
    })),
  };
}
