/** How a contract says what a service does in one kind of store: on what, and to do what. */
export interface PrivilegeWords {
  /** What rights are on: a pattern that the whole text must match. */
  readonly place: RegExp;
  /** What a place is, to end a message: `a collection such as "records"`. */
  readonly wantedPlace: string;
  /** One right: a pattern that the whole text must match. */
  readonly right: RegExp;
  /** What rights are, to end a message: `actions such as ["find", "insert"]`. */
  readonly wantedRights: string;
}

/** In Redis commands by the keys that they touch. */
export const REDIS_WORDS: PrivilegeWords = {
  place: /^[^\s()]+$/,
  wantedPlace: 'a pattern of keys such as "orders:*"',
  right: /^@?[a-z][a-z|-]*$/,
  wantedRights: 'commands such as ["get", "set"]',
};

/** In MongoDB actions by collection. */
export const MONGO_WORDS: PrivilegeWords = {
  place: /^[^\s$]+$/,
  wantedPlace: 'a collection such as "records"',
  right: /^[a-zA-Z]+$/,
  wantedRights: 'actions such as ["find", "insert"]',
};
