import { Agent, get } from 'node:http';

/** What became of the requests of some clients. */
export interface Outcomes {
  /** Answers that came whole. */
  whole: number;
  /** Answers that began and broke off. */
  partial: number;
  /** Whole answers that said `Connection: close`. */
  closing: number;
  /** Requests without any answer: the connection was refused, or closed before the server took them. */
  unanswered: number;
}

/** So many clients that each ask again as soon as they have an answer, until nobody listens any more. */
export function startClients(url: string, count: number): { readonly outcomes: Readonly<Outcomes>; readonly done: Promise<void> } {
  const outcomes: Outcomes = { whole: 0, partial: 0, closing: 0, unanswered: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const askForever = async () => {
    while ((await askOnce(url, agent, outcomes)) !== 'ECONNREFUSED');
  };
  const done = Promise.all(Array.from({ length: count }, askForever)).then(() => agent.destroy());
  return { outcomes, done };
}

/** Resolves when the exchange has ended, with the code of the error when there was no answer. */
function askOnce(url: string, agent: Agent, outcomes: Outcomes): Promise<string | undefined> {
  return new Promise((resolve) => {
    let hasBegun = false;
    const request = get(url, { agent }, (response) => {
      hasBegun = true;
      response.resume();
      response.on('error', () => undefined);
      response.once('close', () => {
        outcomes[response.complete ? 'whole' : 'partial'] += 1;
        if (response.headers.connection === 'close') outcomes.closing += 1;
        resolve(undefined);
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (hasBegun) return;
      outcomes.unanswered += 1;
      resolve(error.code);
    });
  });
}
