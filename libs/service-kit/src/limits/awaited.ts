import type { RequestHandler } from 'express';
import { Overloaded } from '../errors/errors';
import type { DropReason } from '../metrics/dropped-requests';
import type { RequestTrace } from '../trace/request-trace';

/** Whom an answer is for: what a handler knows as its response. */
export interface Caller {
  /** It has left. */
  readonly destroyed: boolean;
  /** When it stops waiting, by `performance.now()`. */
  readonly dueAt: number;
  /** Where its request is in its trace. @default nothing is traced */
  readonly trace?: RequestTrace | undefined;
}

/** 503: nothing was done, as the time that the caller gave was over before the work could begin. */
export class NotAwaited extends Overloaded {
  constructor() {
    super('the time for the answer was over before the work could begin, so nothing was done; try again');
  }
}

/** Undefined while somebody waits. */
export function findDropReason({ destroyed, dueAt }: Caller, now: number): DropReason | undefined {
  if (destroyed) return 'client_left';
  return now >= dueAt ? 'late' : undefined;
}

/**
 * Passes on what somebody still waits for. Stands right before the work, behind all that a request may have to wait for.
 *
 * @param onDropped is told of each that is not passed on
 * @throws NotAwaited where the time is over; whose client has left is answered nothing
 */
export function onlyAwaited(onDropped: (reason: DropReason) => void): RequestHandler {
  return (_request, response, next) => {
    const reason = findDropReason(response, performance.now());
    if (reason !== undefined) onDropped(reason);
    if (reason === 'late') throw new NotAwaited();
    if (reason === undefined) next();
  };
}
