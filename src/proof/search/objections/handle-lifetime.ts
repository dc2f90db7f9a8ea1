import { heldIn } from '../declared/index.ts';
import { headOf, isReference, nameOf, type Objection, wayOf } from './objection.ts';

/** Whose drop others notice: a channel closes, a task is told to end, a connection goes. */
const handle =
  /^(?:\w*Sender|\w*Receiver|Cancel\w*Token|\w*DropGuard|\w*Permit|JoinHandle|AbortHandle|\w*Client|Weak|\w*Subscriber|\w*Subscription|\w*Lease|WaitGroup|TaskTracker\w*)$/;
/** Names that are usual for other things too: only with their crate. */
const withCrate = /^tracing::(?:\w+::)*Span$/;

export const handleLifetime: Objection = {
  id: 'handle-lifetime',
  about:
    'The value is or holds a handle: others notice when it is dropped, and that is at another moment without the clone.',
  object: ({ site, receiver, form, declared }) => {
    if (receiver === null || isReference(receiver) || form === 'borrow') return undefined;
    const way = heldIn(
      receiver,
      declared,
      (name, path, shared) => !shared && (handle.test(name) || withCrate.test(path)),
    );
    if (way === undefined) return undefined;
    const last = way.at(-1) ?? headOf(receiver);
    return `\`${nameOf(site)}\` ${way.length > 1 || last !== headOf(receiver) ? 'holds' : 'is'} a \`${last}\`${wayOf(way)}: it would be dropped at another moment, and others notice that`;
  },
};
