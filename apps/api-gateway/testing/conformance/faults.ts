import { statusOf, valuesOf } from './message';
import type { Seen } from './rule';

/** A judgement of what was seen. */
type Judge = (seen: Seen) => string | undefined;

/** All of them. */
export function all(...judges: readonly Judge[]): Judge {
  return (seen) => judges.map((judge) => judge(seen)).find((fault) => fault !== undefined);
}

/** One of them is enough. */
export function either(...judges: readonly Judge[]): Judge {
  return (seen) => {
    const faults = judges.map((judge) => judge(seen));
    return faults.includes(undefined) ? undefined : faults.join(', and ');
  };
}

/** The statuses of the final answers are these. */
export function answersWith(...statuses: readonly number[]): Judge {
  return (seen) => {
    const given = finalStatuses(seen);
    return String(given) === String(statuses) ? undefined : `the answers are ${String(given) || 'none'}, not ${String(statuses)}`;
  };
}

/** The one answer is one of these. */
export function answersOneOf(...statuses: readonly number[]): Judge {
  return (seen) => {
    const given = finalStatuses(seen);
    return given.length === 1 && statuses.includes(given[0] as number)
      ? undefined
      : `the answers are ${String(given) || 'none'}, not one of ${String(statuses)}`;
  };
}

/** Nothing reaches the upstream, whole or in part. */
export const reachesNobody: Judge = ({ requests, unfinished }) => {
  const [first] = requests;
  if (first) return `the upstream got ${JSON.stringify(first.startLine)}`;
  return /^\S+ \S+ HTTP\//.test(unfinished) ? `the upstream got part of a request: ${JSON.stringify(unfinished.slice(0, 60))}` : undefined;
};

/** The client's connection ends. */
export const closes: Judge = ({ isClosed }) => (isClosed ? undefined : 'the connection of the client stays open');

/** Refused with this status, and the connection closed, before anything is passed on. */
export function refuses(...statuses: readonly number[]): Judge {
  return all(reachesNobody, answersOneOf(...statuses));
}

/** Each request that was passed on has one framing at most, and their start lines are these. */
export function passesOn(...startLines: readonly RegExp[]): Judge {
  return ({ requests, unfinished }) => {
    const given = requests.map(({ startLine }) => startLine);
    if (given.length !== startLines.length || !startLines.every((line, index) => line.test(given[index] as string)))
      return `the upstream got ${JSON.stringify(given)}`;
    if (unfinished !== '') return `the upstream got more: ${JSON.stringify(unfinished.slice(0, 60))}`;
    const double = requests.find(
      (request) => [...valuesOf(request, 'content-length'), ...valuesOf(request, 'transfer-encoding')].length > 1,
    );
    return double && `the upstream got two framings: ${JSON.stringify(double.raw)}`;
  };
}

/** The upstream gets so much of a header of the first request. */
export function passesField(name: string, ...values: readonly (string | RegExp)[]): Judge {
  return ({ requests: [request] }) => compare(name, valuesOf(request, name), values, request ? 'the upstream' : 'nobody');
}

/** The client gets so much of a header in the last answer. */
export function answersField(name: string, ...values: readonly (string | RegExp)[]): Judge {
  return ({ answers }) => compare(name, valuesOf(answers.at(-1), name), values, 'the client');
}

/** The body of the last answer. */
export function answersBody(body: string): Judge {
  return ({ answers }) => {
    const given = answers.at(-1)?.body;
    return given === body ? undefined : `the body is ${JSON.stringify(given)}`;
  };
}

/** The answer breaks off, so that nobody takes it for whole. */
export const breaksOff: Judge = (seen) => {
  if (finalStatuses(seen).some((status) => status < 500)) return 'part of an answer looks whole';
  return closes(seen);
};

function compare(name: string, given: readonly string[], values: readonly (string | RegExp)[], whom: string): string | undefined {
  const isSame =
    given.length === values.length &&
    values.every((value, index) => (typeof value === 'string' ? given[index] === value : value.test(given[index] as string)));
  return isSame ? undefined : `${whom} got ${JSON.stringify(given)} as ${name}`;
}

function finalStatuses({ answers }: Seen): readonly number[] {
  return answers.map(statusOf).filter((status) => !(status < 200));
}
