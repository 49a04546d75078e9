import { emailKey, type NewUser, type User, type UserChange, type UserList, type UserPage } from '@fairlead/contracts/user-service/http';
import { createdAnswer, fingerprintOf, answerAgain, takenAnswer } from './creation-answer';
import { KeptAnswers } from './kept-answers';
import { findFailure, type Precondition } from './precondition';
import { type CreationProps, refuse, type Sources, type StoredUser, type UserStore } from './user-store';

/** Users in the memory of the process, for development and tests: nothing to install, forgotten at exit. */
export class EmbeddedUserStore implements UserStore {
  readonly dependencies = {};
  readonly #sources: Sources;
  readonly #users = new Map<string, StoredUser>();
  readonly #idByEmail = new Map<string, string>();
  readonly #answers: KeptAnswers;
  /** Oldest first. */
  readonly #ids: string[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#answers = new KeptAnswers(sources.now);
  }

  async create(user: NewUser, { id = this.#sources.newId(), idempotencyKey }: CreationProps = {}): Promise<StoredUser> {
    if (idempotencyKey === undefined) return this.#create(user, id);
    const first = this.#answers.find(idempotencyKey);
    if (first !== undefined) return answerAgain(first, user);

    const fingerprint = fingerprintOf(user);
    const owner = this.#idByEmail.get(emailKey(user.email));
    if (owner !== undefined && owner !== id) this.#answers.keep(idempotencyKey, takenAnswer(fingerprint));
    const stored = this.#create(user, id);
    this.#answers.keep(idempotencyKey, createdAnswer(fingerprint, id, stored.user.created_at));
    return stored;
  }

  async list({ limit, cursor }: UserPage): Promise<UserList> {
    const end = cursor === undefined ? this.#ids.length : this.#countUpTo(cursor);
    const start = Math.max(0, end - limit);
    const data = this.#ids
      .slice(start, end)
      .reverse()
      .map((id) => this.#get(id).user);
    return { data, total: this.#ids.length, next_cursor: start > 0 ? (data.at(-1)?.id ?? null) : null };
  }

  async find(id: string): Promise<StoredUser | undefined> {
    return this.#users.get(id);
  }

  async update(id: string, change: UserChange, precondition?: Precondition): Promise<StoredUser> {
    const { user, version } = this.#getVersion(id, precondition);
    if (change.email !== undefined) {
      this.#claim(change.email, id);
      if (emailKey(change.email) !== emailKey(user.email)) this.#idByEmail.delete(emailKey(user.email));
    }
    const changed: User = {
      ...user,
      name: change.name ?? user.name,
      email: change.email ?? user.email,
      updated_at: this.#sources.now().toISOString(),
    };
    return this.#put({ user: changed, version: version + 1 });
  }

  async delete(id: string, precondition?: Precondition): Promise<void> {
    const { user } = this.#getVersion(id, precondition);
    this.#users.delete(id);
    this.#idByEmail.delete(emailKey(user.email));
    this.#ids.splice(this.#countUpTo(id), 1);
  }

  async count(): Promise<number> {
    return this.#ids.length;
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  #create({ name, email }: NewUser, id: string): StoredUser {
    const existing = this.#users.get(id);
    if (existing) return existing;
    this.#claim(email, id);
    const now = this.#sources.now().toISOString();
    this.#ids.splice(this.#countUpTo(id), 0, id);
    return this.#put({ user: { id, name, email, created_at: now, updated_at: now }, version: 1 });
  }

  #get(id: string): StoredUser {
    const stored = this.#users.get(id);
    if (!stored) throw refuse.absent(id);
    return stored;
  }

  #getVersion(id: string, precondition: Precondition = {}): StoredUser {
    const stored = this.#get(id);
    const failure = findFailure(stored.version, precondition);
    if (failure) throw refuse[failure](id);
    return stored;
  }

  #put(stored: StoredUser): StoredUser {
    this.#users.set(stored.user.id, stored);
    return stored;
  }

  #claim(email: string, id: string): void {
    const owner = this.#idByEmail.get(emailKey(email));
    if (owner !== undefined && owner !== id) throw refuse.taken();
    this.#idByEmail.set(emailKey(email), id);
  }

  /** How many ids come before this one: its place in the order, by binary search. */
  #countUpTo(id: string): number {
    let low = 0;
    let high = this.#ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ids[middle] ?? '') < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
