import type { k8s } from 'cdk8s-plus-28';
import {
  type AddressForm,
  findPropFaults,
  type KnownProps,
  type ServerContract,
  type ServiceContract,
  writeAddress,
} from 'fairlead/contract';
import type { DeclaredEnd } from 'fairlead/doctor';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkServed } from '../checks/kind';
import { checkProps, givenProps } from '../checks/props';
import { findPodsFaults, type NamespacePods } from '../environment/namespace-pods';
import { Component } from '../graph/component';
import { toPeer } from '../graph/network-policy';
import type { Platform } from '../platform/platform';

/** Where a service of another platform runs. */
export interface ExternalServiceProps {
  /** Namespace of the other platform: `billing-prod`. */
  readonly namespace: string;

  /**
   * Labels that its pods carry, all of them.
   *
   * @default `app.kubernetes.io/name` with its name, as every service made by this library has
   */
  readonly podLabels?: Readonly<Record<string, string>>;
}

const EXTERNAL_SERVICE_PROPS: KnownProps<ExternalServiceProps> = { namespace: 'required', podLabels: 'optional' };

/** The contract of what others reach at a port, whatever it speaks: HTTP, gRPC, or any other protocol over TCP. */
export type ServedContract = ServiceContract | ServerContract;

/**
 * A service of another platform in the same cluster that is synthesized elsewhere, of HTTP, gRPC or any other protocol over TCP: what lands
 * in this platform is, for each service that calls it, the address and the way out to its pods. The way in is declared where it is made, by `calledFrom`; where both platforms are
 * made by one program, call the service itself.
 *
 * @example
 * const billing = new ExternalService(shop, billingContract, { namespace: 'billing-prod' });
 * checkout.calls(billing);   // BILLING_URL=http://billing.billing-prod:3009
 *
 * @example
 * const rates = new ExternalService(shop, ratesContract, { namespace: 'bank-prod' });   // made by defineGrpcService()
 * checkout.calls(rates);   // RATES_ADDRESS=rates.bank-prod:7000
 */
export class ExternalService<Contract extends ServedContract = ServedContract> extends Component {
  declare readonly platform: Platform;
  declare readonly port: number;

  /** What it promises. */
  readonly contract: Contract;

  private readonly pods: NamespacePods;

  /** @throws InvalidPlatform where it is given no contract, so that there is no name to tell its faults by */
  constructor(platform: Platform, contract: Contract, given: ExternalServiceProps) {
    checkServed('an ExternalService', contract);
    const { name, ports } = contract;
    super(platform, { name, port: ports.traffic });
    const { namespace = 'default', podLabels = this.podLabels } = givenProps(given, ['podLabels']);
    this.contract = contract;
    this.pods = { namespace, podLabels };
    this.attempt(() => checkExternalService(this.address, contract, given), undefined);
  }

  override get ports(): Readonly<Record<string, number>> {
    const { kind, ports }: ServedContract = this.contract;
    return { [kind]: ports.traffic, ...ports.others };
  }

  override get host(): string {
    return `${this.name}.${this.pods.namespace}`;
  }

  override writeAddress(form: AddressForm, port: number): string {
    return writeAddress(form, { host: this.host, port });
  }

  override get peers(): k8s.NetworkPolicyPeer[] {
    return [toPeer(this.pods)];
  }

  override get ends(): readonly DeclaredEnd[] {
    return [this.pods];
  }

  override get dependencies(): readonly Component[] {
    return [];
  }

  override findFaults(): readonly string[] {
    return [];
  }
}

function checkExternalService(owner: string, { faults = [] }: ServedContract, given: ExternalServiceProps): void {
  const found = findPodsFaults('', { ...givenProps(given) });
  checkAll(
    () => refuseAll(faults),
    () => checkProps(owner, findPropFaults({ subject: 'an ExternalService', given }, EXTERNAL_SERVICE_PROPS)),
    () => refuseAll(found.map((fault) => `${owner}: ${fault}`)),
  );
}
