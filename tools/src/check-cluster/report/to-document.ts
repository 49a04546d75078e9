import { HELP, MESSAGES } from '../problems/messages';
import type { Report } from './report';

/** For programs. Names of messages stay; fields may be added. */
export function toDocument({ isHealthy: healthy, problems, ...report }: Report): object {
  return {
    version: 1,
    healthy,
    ...report,
    problems: problems.map(({ message, object, what, pods = 1, evidence }) => ({
      ...{ message, severity: MESSAGES[message].severity, object, what, pods, evidence },
      ...{ next: MESSAGES[message].next, help: `${HELP}#${message}` },
    })),
  };
}
