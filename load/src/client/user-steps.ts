import type { NewUser, User, UserChange } from '@fairlead/contracts/user-service/http';
import type { Answer, Call, Step, Verdict } from './client';
import { checkList, checkProblem, findUserFault } from './user-answers';

/** A user that one client has made and alone changes, so that it knows what every answer must say. */
interface Owned extends NewUser {
  readonly id: string;
  readonly tag: string;
}

/** What a call sends. */
interface Sent {
  readonly body?: NewUser | UserChange;
  readonly ifMatch?: string;
}

const PAGE = 20;
/** A version that no user has, and an id. */
const STALE_TAG = '"0"';
const MISSING_ID = '00000000-0000-7000-8000-000000000000';

/** What a client does with users. A step that needs one takes one of the client's own, and makes it where there is none. */
export class UserSteps {
  readonly #paths: { readonly users: string; readonly user: string };
  readonly #random: () => number;
  readonly #owned: Owned[] = [];

  constructor(paths: { readonly users: string; readonly user: string }, random: () => number) {
    this.#paths = paths;
    this.#random = random;
  }

  create = (): Step => {
    const body = this.#newUser();
    return { call: call('POST', this.#paths.users, 201, { body }), receive: (answer) => this.#keep(answer, body) };
  };

  list = (): Step => {
    const { users } = this.#paths;
    return { call: { ...call('GET', users, 200), path: `${users}?limit=${PAGE}` }, receive: checkList };
  };

  read = this.#withOwn((own) => ({ call: this.#at(own.id, 'GET', 200), receive: (answer) => this.#keep(answer, own, own) }));

  replace = this.#withOwn((own) => this.#change(own, 'PUT', this.#newUser()));

  rename = this.#withOwn((own) => this.#change(own, 'PATCH', { name: this.#newUser().name }));

  remove = this.#withOwn((own) => ({
    call: this.#at(own.id, 'DELETE', 204, { ifMatch: own.tag }),
    receive: () => (this.#forget(own), {}),
  }));

  createTwice = this.#withOwn(({ name, email }) => ({
    call: call('POST', this.#paths.users, 409, { body: { name, email } }),
    receive: checkProblem,
  }));

  renameStale = this.#withOwn(({ id, name }) => ({
    call: this.#at(id, 'PATCH', 412, { body: { name }, ifMatch: STALE_TAG }),
    receive: checkProblem,
  }));

  readMissing = (): Step => ({ call: this.#at(MISSING_ID, 'GET', 404), receive: checkProblem });

  #withOwn(step: (own: Owned) => Step): () => Step {
    return () => {
      const own = this.#owned[Math.floor(this.#random() * this.#owned.length)];
      return own ? step(own) : this.create();
    };
  }

  #change(own: Owned, method: string, body: UserChange): Step {
    const wanted = { name: body.name ?? own.name, email: body.email ?? own.email };
    return { call: this.#at(own.id, method, 200, { body, ifMatch: own.tag }), receive: (answer) => this.#keep(answer, wanted, own) };
  }

  #keep(answer: Answer, wanted: NewUser, before?: Owned): Verdict {
    const fault = findUserFault(answer, wanted);
    if (fault !== undefined) return { fault };
    const { id, name, email } = JSON.parse(answer.body) as User;
    if (before && before.id !== id) return { fault: 'another user answers' };
    if (!before && answer.header('location') !== this.#pathOf(id)) return { fault: 'Location does not lead to the new user' };
    if (before) this.#forget(before);
    this.#owned.push({ id, name, email, tag: answer.header('etag') ?? '' });
    return before ? {} : { users: [id] };
  }

  #forget(own: Owned): void {
    this.#owned.splice(this.#owned.indexOf(own), 1);
  }

  #at(id: string, method: string, expects: number, sent?: Sent): Call {
    return { ...call(method, this.#paths.user, expects, sent), path: this.#pathOf(id) };
  }

  #pathOf(id: string): string {
    return this.#paths.user.replace(':id', id);
  }

  #newUser(): NewUser {
    const text = () => this.#random().toString(36).slice(2, 12);
    return { name: `Ada ${text()}`, email: `${text()}.${text()}@load.example` };
  }
}

function call(method: string, path: string, expects: number, { body, ifMatch }: Sent = {}): Call {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...(ifMatch !== undefined && { 'if-match': ifMatch }) };
  return { endpoint: `${method} ${path}`, method, path, headers, ...(body && { body: JSON.stringify(body) }), expects, reads: true };
}
