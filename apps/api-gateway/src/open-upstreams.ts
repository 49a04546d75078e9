import { type AddressVariable, addressVariable, type Callee } from 'fairlead/contract';
import { Upstream, type Upstreams } from './upstream/upstream';

/** Opens the way to each service that a contract calls; connections are made when requests need them. */
export function openUpstreams<Name extends string>(
  contract: { readonly calls: readonly Callee<Name>[] },
  config: Readonly<Record<AddressVariable<Name>, string>>,
): Upstreams {
  const opened = contract.calls.map((callee) => new Upstream(callee, new URL(config[addressVariable(callee.name)]).origin));
  return Object.fromEntries(opened.map((upstream) => [upstream.name, upstream]));
}
