import { addressVariables, type NamedVariable } from '../edges/address';
import { type ApiEnv, type ApiNeeds, apiVariables } from '../edges/apis';
import { type StoreEnvOf, type StoreNeeds, storeVariables } from '../edges/store-uses';
import type { CalledService, Callee } from '../contract';
import type { HostVariable, UrlVariable, Variables } from '../variable';
import type { WorkloadInput } from './workload-input';

/** An object type without keys, unlike `object` one that counts as a table of variables. */
type NoVariables = Readonly<Record<never, Variables[string]>>;
type StoreEnv<Needs> = Intersection<{ [Name in keyof Needs]: StoreEnvOf<Name, Needs[Name]> }>;
type CallEnv<Calls> = Calls extends readonly { readonly name: string }[]
  ? {
      readonly [Called in Calls[number] as NamedVariable<Called['name'], Called>]: (UrlVariable | HostVariable) & {
        readonly default: string;
      };
    }
  : NoVariables;
type Intersection<Parts> = [keyof Parts] extends [never]
  ? NoVariables
  : { [Key in keyof Parts]: (part: Parts[Key]) => void }[keyof Parts] extends (part: infer All) => void
    ? All
    : never;
type OwnEnv<Input> = Input extends { readonly env: infer Env } ? Env : NoVariables;
type CommonEnv<Input, Common> = Input extends { readonly foreign: true } ? NoVariables : Common;

type CalleesOf<Input> = Input extends { readonly calls: readonly (infer Called extends CalledService)[] } ? CalleeOf<Called> : never;
type CalleeOf<Called extends CalledService> =
  Called extends Pick<Callee, 'probes' | 'capacity'> ? Callee<Called['name']> : CalledService<Called['name']>;
type ApisOf<Input> = Input extends { readonly apis: infer Apis extends ApiNeeds } ? Apis : Readonly<Record<never, never>>;
type StoresOf<Input> = Input extends { readonly stores: infer Stores extends StoreNeeds } ? Stores : Readonly<Record<never, never>>;

/**
 * What the type of every contract remembers: its name, its callees, its stores and each of its variables, so that a configuration is
 * typed and an edge that no contract declares does not compile.
 *
 * @typeParam Common variables that all of its kind read
 */
export interface Remembered<Input extends WorkloadInput, Common> {
  readonly name: Input['name'];
  readonly calls: readonly CalleesOf<Input>[];
  readonly apis: ApisOf<Input>;
  readonly stores: StoresOf<Input>;
  readonly env: CommonEnv<Input, Common> & StoreEnv<Input['stores']> & CallEnv<Input['calls']> & ApiEnv<ApisOf<Input>> & OwnEnv<Input>;
}

/** Every variable of a workload: what all of its kind share, those of its stores, callees and APIs, and its own. */
export function workloadEnv(input: Omit<WorkloadInput, 'name' | 'description'>, common: () => Variables): Variables {
  const { foreign = false, stores = {}, calls = [], apis = {}, env } = input;
  return { ...(!foreign && common()), ...storeVariables(stores), ...addressVariables(calls), ...apiVariables(apis), ...env };
}
