import type { Ask, Reply } from './types.ts';

const docs = 'https://docs.github.com/rest';

export const ok = (body: unknown, status = 200): Reply => ({ status, body });

/** An error as GitHub writes it: `errors` are strings or objects, `status` is a string. */
export const refuse = (status: number, message: string, errors?: readonly unknown[]): Reply => ({
  status,
  body: {
    message,
    ...(errors ? { errors } : {}),
    documentation_url: docs,
    status: String(status),
  },
});

export const notFound = refuse(404, 'Not Found');
export const unprocessable = (...errors: readonly string[]): Reply =>
  refuse(422, 'Unprocessable Entity', errors);

/** One page of a list, with a Link header as GitHub's. `wrap` is for lists inside of an object. */
export function paged<T>(
  ask: Ask,
  entries: readonly T[],
  wrap: (page: readonly T[]) => unknown = (page) => page,
): Reply {
  const wanted = Number(ask.url.searchParams.get('per_page') ?? 30) || 30;
  const size = Math.min(wanted, 100, ask.options.maxPage);
  const page = Math.max(1, Number(ask.url.searchParams.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(entries.length / size));
  const links = [
    ...(page > 1 ? [link(ask, page - 1, 'prev')] : []),
    ...(page < last ? [link(ask, page + 1, 'next'), link(ask, last, 'last')] : []),
    ...(page > 1 ? [link(ask, 1, 'first')] : []),
  ];
  const body = wrap(entries.slice((page - 1) * size, page * size));
  return {
    status: 200,
    body,
    ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}),
  };
}

function link(ask: Ask, page: number, rel: string): string {
  const url = new URL(ask.url);
  url.searchParams.set('page', String(page));
  return `<${url.href}>; rel="${rel}"`;
}

export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

export function textOf(value: unknown, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : null;
}

export function numberOf(value: unknown, name: string): number | null {
  const field = fieldOf(value, name);
  return typeof field === 'number' ? field : null;
}

export function listOf(value: unknown, name: string): readonly unknown[] {
  const field = fieldOf(value, name);
  return Array.isArray(field) ? field : [];
}

/** Why a user may not write, or null. */
export function noWrite(ask: Ask): Reply | null {
  if (!ask.user) return refuse(401, 'Requires authentication');
  if (ask.user.rights === 'read')
    return refuse(403, 'Resource not accessible by personal access token');
  return null;
}
