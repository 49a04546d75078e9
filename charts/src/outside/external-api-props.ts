import { findPropFaults, type KnownProps, showGiven } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { isHost, showHost } from '../checks/host';
import { isPort } from '../checks/port';
import { checkProps, givenProps } from '../checks/props';
import { findDestinationFault } from '../checks/range';

/** What is known of an API that somebody else runs. */
export interface ExternalApiProps {
  /**
   * Names or addresses under which it is reached, at least one: `['api.stripe.com']`. Callers get the first; the others stand in the proof.
   */
  readonly hosts: readonly string[];

  /**
   * Ports that it listens on, each 1 to 65535. Callers get the first, unless they say another.
   *
   * @default [443]
   */
  readonly ports?: readonly number[];

  /**
   * Address ranges that its names may stand for: `['198.51.100.0/24']`. Policies know no names.
   *
   * @default every public address, on its ports alone
   */
  readonly cidrs?: readonly string[];

  /**
   * What its URL begins with. The other forms of an address have none.
   *
   * @default `https`
   */
  readonly scheme?: 'https' | 'http';

  /**
   * What its URL ends in: `/v1`.
   *
   * @default nothing
   */
  readonly path?: string;
}

/** Every literal above. */
export const EXTERNAL_API_DEFAULTS = Object.freeze({
  ports: Object.freeze<readonly number[]>([443]),
  scheme: 'https',
  path: '',
} as const);

const EXTERNAL_API_PROPS: KnownProps<ExternalApiProps> = {
  hosts: 'required',
  ports: 'optional',
  cidrs: 'optional',
  scheme: 'optional',
  path: 'optional',
};

/** What stands in for the props of an API that cannot be as it was given. */
export const STAND_IN = Object.freeze({ hosts: Object.freeze<readonly string[]>(['localhost']) });

const SCHEMES: readonly string[] = ['https', 'http'];
const PATH = /^(\/[\w.~%-]+)+\/?$/;

/**
 * Lets through only what a policy and an address can be made of.
 *
 * @param owner such as `prod/stripe`
 * @throws InvalidPlatform with every fault
 */
export function checkExternalApi(owner: string, given: ExternalApiProps): void {
  const { hosts, ports, cidrs, scheme, path } = { ...EXTERNAL_API_DEFAULTS, ...STAND_IN, ...givenProps(given) };
  const faults = [
    ...listFaults('hosts', hosts, isHost, 'a DNS name such as "api.stripe.com", without scheme, port or path'),
    ...listFaults('ports', ports, isPort, 'a whole number from 1 to 65535, such as 443'),
    ...(cidrs === undefined ? [] : findCidrFaults(cidrs)),
    ...(SCHEMES.includes(scheme) ? [] : [`scheme is ${showGiven(scheme)}; write ${SCHEMES.join(' or ')}`]),
    ...(path === '' || (typeof path === 'string' && PATH.test(path)) ? [] : [`path is ${showGiven(path)}; write a path such as "/v1"`]),
  ];
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: 'an ExternalApi', given }, EXTERNAL_API_PROPS)),
    () => refuseAll(faults.map((fault) => `${owner}: ${fault}`)),
  );
}

function listFaults<Item>(field: string, list: readonly Item[], isGood: (item: Item) => boolean, wanted: string): string[] {
  if (!Array.isArray(list)) return [`${field} is ${showGiven(list)}, which is no list; write one of ${wanted}`];
  if (list.length === 0) return [`${field} is empty; write at least one: ${wanted}`];
  return (list as readonly Item[]).flatMap((item, index) =>
    isGood(item) ? [] : [`${field}[${index}] is ${showHost(item)}; write ${wanted}`],
  );
}

function findCidrFaults(cidrs: readonly string[]): string[] {
  const example = '198.51.100.0/24';
  if (!Array.isArray(cidrs) || cidrs.length === 0) return listFaults('cidrs', cidrs, () => true, `a range such as "${example}"`);
  return (cidrs as readonly string[]).flatMap((range, index) => {
    const fault = findDestinationFault(range, example, 'write narrower ones, or leave cidrs out for every public address');
    return fault === undefined ? [] : [`cidrs[${index}] is ${showHost(range)}${fault}`];
  });
}
