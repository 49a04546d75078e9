import { ConfigError } from '@fairlead/service-kit';
import { type AddressVariable, addressVariable, type Callee } from 'fairlead/contract';
import { Upstream, type Upstreams } from './proxy/upstream';

/**
 * Opens the way to each service that a contract calls; connections are made when requests need them.
 *
 * @throws ConfigError where an address leads anywhere but to the root of a service: its contract alone says what lies below
 */
export function openUpstreams<Name extends string>(
  contract: { readonly name: string; readonly calls: readonly Callee<Name>[] },
  config: Readonly<Record<AddressVariable<Name>, string>>,
): Upstreams {
  const opened = contract.calls.map((callee) => {
    const variable = addressVariable(callee.name);
    const url = new URL(config[variable]);
    if (url.href !== `${url.origin}/`) {
      throw new ConfigError(contract.name, [`${variable} says more than an address; give scheme, host and port alone: ${url.origin}`]);
    }
    return new Upstream(callee, url.origin);
  });
  return Object.fromEntries(opened.map((upstream) => [upstream.name, upstream]));
}
