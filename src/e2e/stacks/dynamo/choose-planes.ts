import type { ServiceName } from '../../../model/e2e-stack.ts';
import type { SettingReader } from '../settings.ts';
import { modernPlanes, type Planes, planesOf, readPlaneSource } from './planes.ts';

/** Settings of every stack that starts real Dynamo processes. `auto`: what the source of the revision uses by itself. */
export const planeSettings = {
  discovery: 'auto',
  request_plane: 'auto',
  event_plane: 'auto',
} as const;

/** The planes of one side: the user's where set, else those of the checkout's source, else those of the wheel. */
export function choosePlanes(settings: SettingReader, checkout: string | null): Planes {
  const own = checkout === null ? modernPlanes : planesOf(readPlaneSource(checkout));
  const discovery = settings.choice('discovery', ['auto', 'file', 'etcd']);
  const request = settings.choice('request_plane', ['auto', 'tcp', 'nats']);
  const event = settings.choice('event_plane', ['auto', 'zmq', 'nats']);
  return {
    discovery: discovery === 'auto' ? own.discovery : discovery,
    // What the user asks for is always said, also where the source was not understood.
    discovery_variable:
      own.discovery_variable ?? (discovery === 'auto' ? null : modernPlanes.discovery_variable),
    request: request === 'auto' ? own.request : request,
    event: event === 'auto' ? own.event : event,
  };
}

/** The flags of a sample worker for them: it reads no variable for its planes and its namespace. */
export const sampleArgs = (
  { discovery, request, event }: Planes,
  namespace: string | undefined,
): readonly string[] => [
  ...['--discovery-backend', discovery, '--request-plane', request, '--event-plane', event],
  ...(namespace === undefined ? [] : ['--namespace', namespace]),
];

/** What has to run for these planes. */
export const servicesOf = ({ discovery, request, event }: Planes): readonly ServiceName[] => [
  ...(discovery === 'etcd' ? (['etcd'] as const) : []),
  ...(request === 'nats' || event === 'nats' ? (['nats'] as const) : []),
];
