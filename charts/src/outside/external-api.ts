import type { k8s } from 'cdk8s-plus-28';
import { type AddressForm, writeAddress } from 'fairlead/contract';
import type { DeclaredAddresses, DeclaredEnd } from 'fairlead/doctor';
import { findClosedHosts } from '../checks/host';
import { givenProps } from '../checks/props';
import { Component } from '../graph/component';
import type { Platform } from '../platform/platform';
import { checkExternalApi, EXTERNAL_API_DEFAULTS, type ExternalApiProps, STAND_IN } from './external-api-props';
import { publicAddresses } from './public-addresses';

/** The port of each scheme that goes without saying in a URL. */
const COMMON_PORTS = Object.freeze({ https: 443, http: 80 });

/**
 * An API that somebody else runs, outside the cluster. It has no pods: what lands in the cluster is, for each service that calls it, the
 * address in a variable, and the way out to its addresses on its ports. A NetworkPolicy knows no names: without `cidrs` the way out leads
 * to every public address on those ports, which the proof says, and never into the cluster or a private network.
 *
 * @example
 * const stripe = new ExternalApi(shop, 'stripe', { hosts: ['api.stripe.com'], cidrs: ['198.51.100.0/24'] });
 * checkout.calls(stripe);   // STRIPE_URL=https://api.stripe.com
 */
export class ExternalApi<const Name extends string = string> extends Component {
  declare readonly platform: Platform;
  declare readonly port: number;
  declare readonly name: Name;

  private readonly scheme: keyof typeof COMMON_PORTS;
  private readonly path: string;
  private readonly hosts: readonly string[];
  private readonly numbers: readonly number[];
  private readonly addresses: readonly DeclaredAddresses[];

  /**
   * @param id DNS label, under which the contracts of its callers name it
   */
  constructor(platform: Platform, id: Name, given: ExternalApiProps) {
    const { hosts, ports, cidrs, scheme, path } = { ...EXTERNAL_API_DEFAULTS, ...givenProps(given) };
    const numbers = [ports].flat().filter((port) => Number.isInteger(port));
    const [port = COMMON_PORTS.https] = numbers;
    super(platform, { name: id, port });
    this.attempt(() => checkExternalApi(this.address, given), undefined);
    this.numbers = numbers;
    const told = this.sound ? { hosts, scheme, path } : { ...EXTERNAL_API_DEFAULTS, ...STAND_IN };
    this.hosts = told.hosts;
    this.scheme = told.scheme;
    this.path = told.path;
    this.addresses = this.sound ? (cidrs?.map((cidr) => ({ cidr })) ?? publicAddresses(platform.environment.clusterRanges ?? [])) : [];
    for (const range of this.sound ? findClosedHosts(hosts, this.addresses) : [])
      this.report(`${this.address}: no way out leads to ${range}, which is among its hosts; write it in cidrs`);
  }

  override get ports(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.numbers.map((port) => [String(port), port]));
  }

  override get commonPorts(): readonly number[] {
    return this.numbers;
  }

  override get host(): string {
    return this.hosts[0] ?? '';
  }

  override writeAddress(form: AddressForm, port: number): string {
    const { scheme, host, path } = this;
    const address = writeAddress(form, { scheme, host, port });
    if (form !== 'url') return address;
    return `${COMMON_PORTS[scheme] === port ? address.slice(0, -`:${port}`.length) : address}${path}`;
  }

  override get peers(): k8s.NetworkPolicyPeer[] {
    return this.addresses.map(({ cidr, except }) => ({ ipBlock: { cidr, ...(except && { except: [...except] }) } }));
  }

  override get ends(): readonly DeclaredEnd[] {
    const name = `${this.name} (${this.hosts.join(', ')})`;
    return this.addresses.map((addresses) => ({ ...addresses, name }));
  }

  override get dependencies(): readonly Component[] {
    return [];
  }

  override findFaults(): readonly string[] {
    return [];
  }
}
