import { type AddressVariable, addressVariable } from 'fairlead/contract';
import type { Metrics } from '../metrics/metrics';
import { createCallMetrics } from './call-metrics';
import { type CalledContract, type ClientLimits, ServiceClient } from './service-client';

type Contracts = Readonly<Record<string, CalledContract>>;

/** A client for each contract, under the same key. */
export type Clients<Called extends Contracts> = {
  readonly [Key in keyof Called]: ServiceClient<Called[Key]['routes'][number]['path']>;
};

/** Where each called service is: the variables that the caller's contract has, since it names them in `calls`. */
type Addresses<Called extends Contracts> = Readonly<Record<AddressVariable<Called[keyof Called]['name']>, string>>;

/** What {@link openClients} works with. */
export interface OpenClientsProps {
  readonly metrics: Pick<Metrics, 'registry'>;
  /** @default 3 s for a whole answer */
  readonly limits?: Partial<ClientLimits>;
}

/**
 * Opens the way to services that this one calls, and counts the calls; once for each process. Connections are made when calls need them.
 *
 * @example
 * const { users } = openClients({ users: userService }, config, { metrics });
 * const { total } = await users.get<UserList>('/users', { for: request, query: { limit: 1 } });
 */
export function openClients<const Called extends Contracts>(
  called: Called,
  config: Addresses<Called>,
  { metrics, limits }: OpenClientsProps,
): Clients<Called> {
  const addresses: Readonly<Record<string, string>> = config;
  const opened = Object.entries(called).map(([key, contract]) => {
    const { origin } = new URL(addresses[addressVariable(contract.name)] ?? '');
    return [key, new ServiceClient(contract, origin, limits)] as const;
  });
  const clients = opened.map(([, client]) => client);
  const counted = createCallMetrics(metrics.registry, clients);
  for (const client of clients) client.countIn(counted);
  return Object.fromEntries(opened) as unknown as Clients<Called>;
}
