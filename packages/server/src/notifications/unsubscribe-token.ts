import type { Deps } from '../deps.js';
import { sameHash } from '../domain/secret-token.js';

/** Whose notification of which kind a signed link switches off. */
export interface Subscription {
  userId: string;
  notificationId: string;
}

/**
 * The token of an unsubscribe link: what it is about in plain, and a signature under the deployment's secret. It needs
 * no row and does not expire, because a mail may be opened after years; all it can do is switch one notification off.
 */
export function unsubscribeToken(
  deps: Pick<Deps, 'box'>,
  portalId: string,
  { userId, notificationId }: Subscription,
): string {
  return `${userId}.${notificationId}.${sign(deps, portalId, userId, notificationId)}`;
}

/** What a token is about, or undefined when this portal did not sign it. */
export function readUnsubscribeToken(
  deps: Pick<Deps, 'box'>,
  portalId: string,
  token: string,
): Subscription | undefined {
  const [userId, notificationId, signature, ...rest] = token.split('.');
  if (!userId || !notificationId || !signature || rest.length > 0) return undefined;
  return sameHash(signature, sign(deps, portalId, userId, notificationId)) ? { userId, notificationId } : undefined;
}

function sign(deps: Pick<Deps, 'box'>, portalId: string, userId: string, notificationId: string): string {
  return deps.box.mac('unsubscribe', `${portalId} ${userId} ${notificationId}`);
}
