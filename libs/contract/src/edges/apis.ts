import { isObject, type KnownProps } from '../props/known-props';
import type { Need } from '../stores';
import type { HostVariable, UrlVariable, Variable, Variables } from '../variable';
import { addressFacts, type AddressForm, type AddressNaming, type NamedVariable, variableOf } from './address';

/** How much a service needs an API outside the cluster, and how it reads where that is. */
export interface ApiNeed extends AddressNaming {
  /** `required`: it does not start in production without the address. `optional`: it works without. Neither says that the API answers. */
  readonly need: Need;
}

/** The APIs outside the cluster that a service calls, by name: `{ stripe: 'required', smtp: { need: 'optional', form: 'host:port' } }`. */
export type ApiNeeds = Readonly<Record<string, Need | ApiNeed>>;

/** @internal */
export const API_PROPS: KnownProps<ApiNeed> = { need: 'required', as: 'optional', form: 'optional' };

/** The variables of the APIs that a contract names. */
export type ApiEnv<Apis> = {
  readonly [Name in keyof Apis & string as NamedVariable<Name, Apis[Name]>]: UrlVariable | HostVariable;
};

/** An API outside that a contract names, in full. */
export interface ApiUse {
  readonly name: string;
  readonly need: Need;
  /** Variable with its address. */
  readonly variable: string;
  readonly form: AddressForm;
}

/**
 * The APIs of a contract, each with the variable that holds its address.
 *
 * @internal
 */
export function listApis(needs: ApiNeeds): readonly ApiUse[] {
  return Object.entries(needs).map(([name, given]) => {
    const { need, as, form = 'url' }: ApiNeed = isApiNeed(given) ? given : { need: given };
    return { name, need, variable: variableOf({ name, form, ...(as !== undefined && { as }) }), form };
  });
}

/** Whether more is said of it than the need. It may come from plain JavaScript. */
export function isApiNeed(given: ApiNeeds[string]): given is ApiNeed {
  return isObject(given);
}

/** Unlike a service of the platform, an API may have a path of its own in its address. */
const URL_FACTS = { type: 'url', protocols: ['https:', 'http:'] } as const;

/** The variables that lead a service to the APIs outside that it calls. A developer's machine says itself which it uses, if any. */
export function apiVariables(needs: ApiNeeds): Variables {
  return Object.fromEntries(
    listApis(needs).map(({ name, need, variable, form }) => {
      const facts = addressFacts(form, name);
      const known: Variable = facts.type === 'url' ? { ...URL_FACTS, description: facts.description } : facts;
      return [variable, { ...known, ...(need === 'required' && ({ required: 'production' } as const)) }];
    }),
  );
}
