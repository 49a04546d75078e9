import type { Paths } from './endpoints';

/** One request to make. */
export interface Call {
  /** How reports name it: `GET /api/users/:id`. */
  readonly endpoint: string;
  readonly method: string;
  /** With the query, without the host. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status that the contract promises here. */
  readonly expects: number;
  /** Whether the client looks at headers and body of the answer; an engine may drop them otherwise. */
  readonly reads: boolean;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  /** Empty where the call does not read it. */
  readonly body: string;
  /** By its name in lower case. */
  readonly header: (name: string) => string | undefined;
}

/** What a client thinks of an answer. */
export interface Verdict {
  /** In what the answer is not as the contract promises. */
  readonly fault?: string;
  /** Ids of records that the answer calls stored. */
  readonly stored?: readonly string[];
  /** Ids of users that the answer calls made. */
  readonly users?: readonly string[];
}

/**
 * One client, which makes one request after the other. It runs in Node and in k6, there once for each of 10,000 clients:
 * it imports nothing but its like.
 */
export interface Client {
  next(): Call;
  /** Takes the answer to the last call; not called where there was none. */
  receive(answer: Answer): Verdict;
}

/** What a client is made with: plain data, which k6 gets as JSON. */
export interface ClientProps {
  readonly paths: Paths;
  /** A client reads one of so many answers of `/api/data`. */
  readonly readEvery: number;
  /**
   * Paths whose GET needs nothing else.
   *
   * @default none
   */
  readonly plain?: readonly string[];
}

/** @param random gives numbers from 0 to below 1 */
export type CreateClient = (props: ClientProps, random: () => number) => Client;

/** A step of a client: the call, and what to make of its answer when the status is the expected one. */
export interface Step {
  readonly call: Call;
  readonly receive: (answer: Answer) => Verdict;
}

/** A client that takes one step after the other. */
export function createClient(nextStep: () => Step): Client {
  let step: Step;
  return {
    next: () => (step = nextStep()).call,
    receive: (answer) => (answer.status === step.call.expects ? step.receive(answer) : { fault: `status ${answer.status}` }),
  };
}
