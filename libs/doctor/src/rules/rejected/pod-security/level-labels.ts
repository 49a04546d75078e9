import type { Labels } from '../../../sets/labels';
import { type Level, LEVELS } from './security-check';

/** What labels of a Namespace for Pod Security begin with. */
export const LABEL = 'pod-security.kubernetes.io';

/** What a namespace does with pods that break a level: it refuses them, or tells somebody. */
export const MODES = ['enforce', 'warn', 'audit'] as const;

export type Mode = (typeof MODES)[number];

/** The level that a Namespace has for a mode; nothing where that forbids nothing. */
export function levelOf(labels: Labels, mode: Mode): Level | undefined {
  return LEVELS.find((level) => labels[`${LABEL}/${mode}`] === level);
}
