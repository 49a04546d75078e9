import type { RecentCalls } from './recent-calls';

/** Second tries may be so large a share of the recent calls: more would double the load of a service that is down because of its load. */
const RETRY_SHARE = 0.1;

/** As many may be whatever the share: of few calls, a tenth is none. */
const LEAST_RETRIES = 10;

/**
 * Rest before a call goes again whose connection was reset, in milliseconds. A process that dies closes one connection after the other, and
 * takes new ones until it comes to the socket on which it listens.
 */
export const REST_AFTER_RESET_MS = 25;

/** Takes one second try out of the budget. @returns false where it is used up */
export function takeRetry(recent: RecentCalls, now: number): boolean {
  const most = Math.max(LEAST_RETRIES, RETRY_SHARE * recent.count('calls', now));
  if (recent.count('retries', now) + 1 > most) return false;
  recent.add('retries', now);
  return true;
}
