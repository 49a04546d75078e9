import type { StoreDefinition } from 'fairlead/contract';
import type { Platform } from '../platform/platform';

/** Where an environment variable gets its value: in plain sight, or by reference to a key of a Secret. */
export type VariableSource = { readonly value: string } | { readonly secretName: string; readonly key: string };

/** Where a store listens. */
export interface StoreAddress {
  readonly host: string;
  readonly port: number;
  /** Whether connections are encrypted. @default false */
  readonly tls?: boolean;
}

/** Who a service is to a store. */
export interface StoreLogin {
  readonly username: VariableSource;
  readonly password: VariableSource;
}

/** Whose records they are: platforms may share a store, and so may environments of one. Neither name has an underscore or a colon. */
export type StoreOwner = Pick<Platform, 'name' | 'environment'>;

/** How services reach the stores of one kind, whether the platform runs them or somebody else. */
export interface StoreProtocol<Kind extends string = string> {
  /** What contracts know of the kind. */
  readonly definition: StoreDefinition<Kind>;

  /** Port that a store of the kind listens on where nobody says another. */
  readonly port: number;

  /**
   * The values of the definition's variables for one service, but for that of the pool, which follows from all who use the store. The place
   * of its records says whose they are: a prefix, a database. A password is given by reference alone.
   */
  readonly variablesFor: (address: StoreAddress, owner: StoreOwner, login: StoreLogin) => Readonly<Record<string, VariableSource>>;
}
