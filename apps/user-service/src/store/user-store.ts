import type { NewUser, User, UserChange, UserList, UserPage } from '@fairlead/contracts/user-service/http';
import type { Dependency } from '@fairlead/service-kit';
import { Conflict, NotFound, PreconditionFailed } from '@fairlead/service-kit/errors';

/** A user with its version, which grows by one with every change. */
export interface StoredUser {
  readonly user: User;
  readonly version: number;
}

/**
 * Where users are kept. Each change happens whole or not at all, and two users never share an e-mail (without regard to case),
 * however many clients write at once. While the store is away every call rejects with `Overloaded` within a second.
 */
export interface UserStore {
  /** What must be up for the store to work; empty when it needs nothing. */
  readonly dependencies: Readonly<Record<string, Dependency>>;

  /**
   * Creates a user. Repeatable by `id`: the same id again changes nothing and returns what is stored.
   *
   * @param id a UUID version 7; made here when absent
   * @throws Conflict when another user has the e-mail
   */
  create(user: NewUser, id?: string): Promise<StoredUser>;

  /**
   * A page of users, newest first (by id, whose first bits are the time). A walk from page to page meets every user that exists
   * all the while exactly once, whatever is created or deleted meanwhile.
   */
  list(page: UserPage): Promise<UserList>;

  /** The user, or undefined. */
  find(id: string): Promise<StoredUser | undefined>;

  /**
   * Changes what is given and leaves the rest.
   *
   * @param versions accepted versions of what is stored; any when undefined
   * @throws NotFound, PreconditionFailed, or Conflict when another user has the e-mail; looked for in this order
   */
  update(id: string, change: UserChange, versions?: readonly number[]): Promise<StoredUser>;

  /**
   * Deletes a user and frees the e-mail.
   *
   * @param versions accepted versions of what is stored; any when undefined
   * @throws NotFound, PreconditionFailed; looked for in this order
   */
  delete(id: string, versions?: readonly number[]): Promise<void>;

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

/** Two e-mails that differ only in case belong to one person. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

/** The refusals, in the words that both stores use. */
export const refuse = {
  absent: (id: string) => new NotFound(`no user has the id ${id}`),
  changed: (id: string) => new PreconditionFailed(`user ${id} has changed since the version in If-Match; read it again`),
  taken: () => new Conflict('another user has this e-mail'),
} as const;
