import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The requests that a server has accepted and not yet answered in full. */
export class OpenRequests {
  /** What each connection is owed, in the order of its requests: more than one answer where a client pipelines. */
  readonly #answers = new Map<Socket, ServerResponse[]>();
  /** Of each connection the request that was answered before all of it had arrived, where there is one. */
  readonly #answeredEarly = new WeakMap<Socket, IncomingMessage>();
  #isClosing = false;
  /** One listener for all: a closure each would wait with every request that waits. */
  readonly #forget: (this: ServerResponse) => void;

  constructor(server: Server) {
    const answers = this.#answers;
    const answeredEarly = this.#answeredEarly;
    this.#forget = function (this: ServerResponse) {
      const { req } = this;
      const owed = answers.get(req.socket);
      if (owed !== undefined) take(owed, this);
      if (!req.complete) answeredEarly.set(req.socket, req);
    };
    // Before the application, which may answer in the same turn.
    server.prependListener('request', (request, response) => this.#add(request, response));
  }

  get count(): number {
    let count = 0;
    for (const answers of this.#answers.values()) count += answers.length;
    return count;
  }

  /** What each was: for the log of a stop that came too late for them. */
  list(): readonly string[] {
    const answers = [...this.#answers.values()].flat();
    return answers.map(({ req: { method, url = '' } }) => `${method} ${url.split('?', 1)[0]}`);
  }

  /** The answer to a request on this connection of which not everything has arrived: only the last can be such. */
  unfinished(socket: Socket): ServerResponse | undefined {
    const last = this.#answers.get(socket)?.at(-1);
    return last?.req.complete ? undefined : last;
  }

  /** Whether what arrives on this connection is still the body of a request that has its answer. */
  isAnswered(socket: Socket): boolean {
    return this.#answeredEarly.get(socket)?.complete === false;
  }

  /** Does something once every request so far on this connection is answered, unless the connection ends first. */
  afterAnswers(socket: Socket, act: () => void): void {
    const last = this.#answers.get(socket)?.at(-1);
    if (last === undefined) act();
    else last.once('finish', act);
  }

  /** Every answer from now on says `Connection: close`, those under way too unless their headers have left. */
  closeConnections(): void {
    this.#isClosing = true;
    for (const answers of this.#answers.values()) closeAfterLast(answers);
  }

  #add({ socket }: IncomingMessage, answer: ServerResponse): void {
    const answers = this.#answers.get(socket) ?? this.#watch(socket);
    answers.push(answer);
    answer.on('close', this.#forget);
    if (this.#isClosing) closeAfterLast(answers);
  }

  /**
   * Node 20 and 22 tell only the answer that they write when the connection is gone. Those behind it, which a pipelining client has asked
   * for, would stay open for ever: never be logged, and hold up a stop until its deadline. Whom Node 24 has told is forgotten by then.
   */
  #watch(socket: Socket): ServerResponse[] {
    const answers: ServerResponse[] = [];
    this.#answers.set(socket, answers);
    socket.once('close', () =>
      process.nextTick(() => {
        this.#answers.delete(socket);
        for (const answer of answers) if (answer.socket === null) answer.emit('close');
      }),
    );
    return answers;
  }
}

/** Nearly always it is the first, and the only one: a set would be made anew for each. */
function take(answers: ServerResponse[], answer: ServerResponse): void {
  const at = answers.indexOf(answer);
  if (at === 0) answers.shift();
  else if (at > 0) answers.splice(at, 1);
}

/** Closing after an earlier answer would take the later ones of the same connection away. */
function closeAfterLast(answers: readonly ServerResponse[]): void {
  const last = answers.at(-1);
  for (const answer of answers) answer.shouldKeepAlive = answer !== last;
}
