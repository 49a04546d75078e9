import type { CalledService, ServiceContract } from '../contract';
import type { AddressNaming } from '../edges/address';
import type { ApiNeed, ApiNeeds } from '../edges/apis';
import type { KindNeeds, NamedStore, StoreNeeds, WriteShares } from '../edges/store-uses';
import type { Privileges, StorePrivileges } from '../privileges/privileges';
import { findUnknownProps, type KnownProps } from '../props/known-props';
import { findNearestWord } from '../props/nearest-word';
import type { StoreKind } from '../stores';
import { type Variable, VARIABLE_PROPS, type Variables } from '../variable';

/** What a team writes of every workload, whatever kind it is of. */
export interface WorkloadInput {
  /** DNS label, 63 characters at most. */
  readonly name: string;

  /** One line for documents and diagrams. */
  readonly description: string;

  /**
   * It was made without the service kit, so that it reads no variable which all others read.
   *
   * @default false
   */
  readonly foreign?: boolean;

  /**
   * Stores it uses: by kind, or by names of its own where it uses several of one kind.
   *
   * @default no store
   */
  readonly stores?: StoreNeeds;

  /**
   * Share of a store's connections on which it writes, above 0 and below 1, rounded down; it reads on the rest. It must keep to that: a
   * store that works on reads and writes apart, as MongoDB does, then takes more of its pods.
   *
   * @default each connection may do either
   */
  readonly writeShares?: WriteShares;

  /**
   * What it does in its stores: in a cluster its user there may do no more.
   *
   * @default in Redis every command that endangers nobody, on keys with the platform's prefix; in MongoDB the role `readWrite` on the
   * platform's database
   */
  readonly privileges?: Privileges;

  /**
   * Contracts of the services it calls. A program that reads the address under another name, or in another form, says so beside:
   * `{ ...catalog, as: 'CATALOG_ADDR', form: 'host:port' }`.
   *
   * @default calls nothing
   */
  readonly calls?: readonly (CalledService & Partial<Pick<ServiceContract, 'probes' | 'capacity' | 'faults' | 'routes'>>)[];

  /**
   * APIs outside the cluster that it calls, by name, each with a variable for its address: `{ stripe: 'required' }` is `STRIPE_URL`.
   *
   * @default none
   */
  readonly apis?: ApiNeeds;

  /**
   * Variables of its own, beside those that all share and those of its stores and callees.
   *
   * @default none
   */
  readonly env?: Variables;
}

/** The props of these that none of the others has. */
export type UnknownKeys<Given, Known> = Given extends unknown ? Exclude<keyof Given, Known extends unknown ? keyof Known : never> : never;

type ValueIn<Part> = Part[keyof Part];

/** The props of what all workloads may have, at whatever depth, that nothing knows. */
export type UnknownParts<Input extends WorkloadInput> =
  | UnknownKeys<Exclude<ValueIn<Input['apis']>, string>, ApiNeed>
  | UnknownKeys<Exclude<ValueIn<Input['stores']>, string>, NamedStore>
  | UnknownKeys<ValueIn<Input['env']>, Variable>;

/** What is named as a store and is none: a need without a kind, or what is said of a store that it does not use. */
type UnknownStore<Input extends WorkloadInput> =
  | {
      [Name in keyof Input['stores']]: Name extends StoreKind ? never : Input['stores'][Name] extends NamedStore ? never : Name;
    }[keyof Input['stores']]
  | UnknownKeys<Input['writeShares'], Input['stores']>
  | UnknownKeys<Input['privileges'], Input['stores']>;

/** A contract whose stores have the names of their kinds, so that a compiler names one that has not. */
type WithKinds<Kind extends WorkloadInput> = Omit<Kind, 'stores' | 'writeShares' | 'privileges'> & {
  readonly stores?: KindNeeds;
  readonly writeShares?: Partial<Readonly<Record<StoreKind, number>>>;
  readonly privileges?: Partial<Readonly<Record<StoreKind, StorePrivileges>>>;
};

/**
 * A contract of a kind with all that its type remembers; or only any of its kind, where a prop is none of one, so that a compiler names
 * that prop and the one that was meant.
 *
 * @typeParam Unknown what is not known of it
 */
export type Known<Input extends WorkloadInput, Kind extends WorkloadInput, Unknown> = [Unknown] extends [never]
  ? [UnknownStore<Input>] extends [never]
    ? Input
    : WithKinds<Kind>
  : Kind;

/**
 * The same of a kind whose other parts have no props of their own.
 *
 * @typeParam More what else is not known of it
 */
export type KnownKind<Input extends WorkloadInput, Kind extends WorkloadInput, More = never> = Known<
  Input,
  Kind,
  UnknownKeys<Input, Kind> | UnknownParts<Input> | More
>;

/** The props above. */
export const WORKLOAD_INPUT_PROPS: KnownProps<WorkloadInput> = {
  name: 'required',
  description: 'required',
  foreign: 'optional',
  stores: 'optional',
  writeShares: 'optional',
  privileges: 'optional',
  calls: 'optional',
  apis: 'optional',
  env: 'optional',
};

/**
 * One line for each prop that a contract does not know, and for each that no variable of it knows.
 *
 * @param subject with its article: `a contract`
 */
export function findUnknownWorkloadInput(
  subject: string,
  input: Pick<WorkloadInput, 'env' | 'calls'>,
  known: Readonly<Record<string, 'optional' | 'required'>>,
): string[] {
  // Of a type that is unknown, that is the fault.
  const variables = Object.entries(input.env ?? {}).filter(([, { type }]) => Object.hasOwn(VARIABLE_PROPS, type));
  return [
    ...findUnknownProps({ subject, given: input, path: '' }, known),
    ...(input.calls ?? []).flatMap((callee, index) => findUnknownNaming(callee, `calls[${index}].`)),
    ...variables.flatMap(([name, variable]) =>
      findUnknownProps({ subject, given: variable, path: `env.${name}.` }, VARIABLE_PROPS[variable.type]),
    ),
  ];
}

/** What a contract has that is called, whatever kind of service it is of. */
const CALLEE_PROPS: KnownProps<ServiceContract & AddressNaming> = {
  ...{ kind: 'required', name: 'required', description: 'required', foreign: 'required', ports: 'required', probes: 'required' },
  ...{ startupSeconds: 'required', metricsPath: 'optional', env: 'required', stores: 'required', writeShares: 'required' },
  ...{ privileges: 'required', calls: 'required', apis: 'required', capacity: 'required', routes: 'required', shutdown: 'required' },
  ...{ objective: 'optional', faults: 'optional', as: 'optional', form: 'optional' },
};

/** One line for each prop beside a contract that is called which is nearly one of those that say how its address is read. */
function findUnknownNaming(callee: object, path: string): string[] {
  return Object.keys(callee).flatMap((key) => {
    const meant = Object.hasOwn(CALLEE_PROPS, key) ? undefined : findNearestWord(key, ['as', 'form']);
    return meant === undefined ? [] : [`${path}${key} is no prop of a call; write ${path}${meant}`];
  });
}
