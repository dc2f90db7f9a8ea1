import { headOf, isReference, nameOf, type Objection } from './objection.ts';

/** Whose drop others notice: a channel closes, a task is told to end, a connection goes. */
const handle =
  /^(?:\w*Sender|\w*Receiver|Cancel\w*Token|\w*DropGuard|\w*Permit|JoinHandle|AbortHandle|\w*Client|Weak|\w*Subscriber|\w*Subscription|\w*Lease)$/;

export const handleLifetime: Objection = {
  id: 'handle-lifetime',
  about:
    'The value is a handle: others notice when it is dropped, and that is at another moment without the clone.',
  object: ({ site, receiver, form }) => {
    if (receiver === null || isReference(receiver) || form === 'borrow') return undefined;
    const head = headOf(receiver);
    return handle.test(head)
      ? `\`${nameOf(site)}\` is a \`${head}\`: it would be dropped at another moment, and others notice that`
      : undefined;
  },
};
