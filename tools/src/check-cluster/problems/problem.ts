import type { Condition } from '@fairlead/cluster';
import type { Event, LiveObject } from '../live/objects';
import { nameOf } from '../live/objects';
import { MESSAGES, type MessageName } from './messages';

/** What shows that something is so. */
export interface Evidence {
  readonly source: 'condition' | 'event' | 'log' | 'doctor';
  readonly says: string;
}

/** A container whose log may say why. */
export interface LogPlace {
  readonly pod: string;
  readonly container: string;
  /** Whether it is that of the run before. */
  readonly isPrevious: boolean;
}

/** Something that is not as it should be. */
export interface Problem {
  readonly message: MessageName;
  /** What people have written, and where it is: `Deployment shop-dev/user-service, container user-service`. */
  readonly object: string;
  readonly what: string;
  readonly evidence: readonly Evidence[];
  /** @default no log says more */
  readonly log?: LogPlace;
  /** How many pods have it. @default it is of no pod, or of one */
  readonly pods?: number;
}

/** What a problem is of where the cluster itself could not be asked. */
export const CLUSTER = 'cluster';

export function isError({ message }: Problem): boolean {
  return MESSAGES[message].severity === 'error';
}

/** A problem of a whole object. */
export function problemOf(message: MessageName, object: LiveObject, what: string, evidence: readonly Evidence[] = []): Problem {
  return { message, object: nameOf(object), what, evidence };
}

/** The same event comes again and again with other numbers: so many are enough. */
const MOST_EVENTS = 4;

/** Events as evidence, each text once. */
export function evidenceOf(events: readonly Event[]): readonly Evidence[] {
  const texts = events.map(({ reason = '', message = '' }) => `${reason}: ${message.trim()}`);
  return [...new Set(texts)].slice(0, MOST_EVENTS).map((says) => ({ source: 'event', says }));
}

/** Conditions as evidence. */
export function evidenceOfConditions(conditions: readonly Condition[]): readonly Evidence[] {
  return conditions.map(({ type, status, reason = '', message = '' }) => ({
    source: 'condition',
    says: `${type} is ${status}${reason && `, ${reason}`}${message && `: ${message.trim()}`}`,
  }));
}
