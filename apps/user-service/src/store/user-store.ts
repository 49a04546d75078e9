import type { NewUser, User, UserChange, UserList, UserPage } from '@fairlead/contracts/user-service/http';
import type { Dependency, Span } from '@fairlead/service-kit';
import { Conflict, NotFound, PreconditionFailed, UnprocessableContent } from '@fairlead/service-kit/errors';
import type { Precondition } from './precondition';

/** A user with its version, which grows by one with every change. */
export interface StoredUser {
  readonly user: User;
  readonly version: number;
}

/** What makes a creation repeatable. */
export interface CreationProps {
  /**
   * A UUID version 7. The same id again changes nothing and returns what is stored.
   *
   * @default a new one
   */
  readonly id?: string;
  /**
   * The client's name for this creation. The same key again, within a day, changes nothing and answers as at first.
   *
   * @default none
   */
  readonly idempotencyKey?: string | undefined;
  /** Of the request. @default it is not recorded */
  readonly span?: Span | undefined;
}

/**
 * Where users are kept. Each change happens whole or not at all, and two users never share an e-mail (without regard to case, nor to how
 * its domain is written), however many clients write at once. While the store is away every call rejects with `Overloaded` within a
 * second; when it has no room, what needs some rejects with `StoreFull`. Each call takes the span of its request, where that is recorded.
 */
export interface UserStore {
  /** What must be up for the store to work; empty when it needs nothing. */
  readonly dependencies: Readonly<Record<string, Dependency>>;

  /**
   * Creates a user, and keeps the answer for the idempotency key in the same step.
   *
   * @throws Conflict when another user has the e-mail; for a key whose creation was refused so, again
   * @throws UnprocessableContent when the key was given for another user
   */
  create(user: NewUser, props?: CreationProps): Promise<StoredUser>;

  /**
   * A page of users, newest first (by id, whose first bits are the time). A walk from page to page meets every user that exists
   * all the while exactly once, whatever is created or deleted meanwhile.
   */
  list(page: UserPage, span?: Span): Promise<UserList>;

  /** The user, or undefined. */
  find(id: string, span?: Span): Promise<StoredUser | undefined>;

  /**
   * Changes what is given and leaves the rest.
   *
   * @throws NotFound, PreconditionFailed, or Conflict when another user has the e-mail; looked for in this order
   */
  update(id: string, change: UserChange, precondition?: Precondition, span?: Span): Promise<StoredUser>;

  /**
   * Deletes a user and frees the e-mail.
   *
   * @throws NotFound, PreconditionFailed; looked for in this order
   */
  delete(id: string, precondition?: Precondition, span?: Span): Promise<void>;

  /** Number of users. */
  count(): Promise<number>;

  /** Lets go of the store; no call follows. */
  close(): Promise<void>;
}

/** What a store works with beside its driver, so that a test decides on time and ids. */
export interface Sources {
  readonly now: () => Date;
  readonly newId: () => string;
}

/** The refusals, in the words that both stores use. */
export const refuse = {
  absent: (id: string) => new NotFound(`no user has the id ${id}`),
  changed: (id: string) => new PreconditionFailed(`user ${id} has changed since the version in If-Match; read it again`),
  excluded: (id: string) => new PreconditionFailed(`user ${id} is at a version that If-None-Match excludes`),
  taken: () => new Conflict('another user has this e-mail'),
  keyReused: () => new UnprocessableContent('this Idempotency-Key was given for another user; take a new key for each creation'),
} as const;
