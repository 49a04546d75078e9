import type { k8s } from 'cdk8s-plus-28';
import { findPropFaults, isObject, type KnownProps, showGiven, type StoreKind } from 'fairlead/contract';
import type { DeclaredEnd } from 'fairlead/doctor';
import { findClosedHosts, isDnsName, showHost } from '../checks/host';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { findDestinationFaults } from '../checks/range';
import type { WorkloadScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { type ClientUse, Store } from './store';
import type { StoreLimits } from './store-limits';
import type { StoreAddress, StoreProtocol, VariableSource } from './store-protocol';
import { createUser, PASSWORD_KEY, userSecretName } from './store-user';
import { STORE_PROTOCOLS } from './store-variables';
import { checkWhole } from '../checks/whole-number';

/** What is known of a store that somebody else runs. */
export interface ExternalStoreProps<Kind extends StoreKind | StoreProtocol> extends StoreLimits {
  /** What contracts call it: `redis`, `mongo`, or the protocol of another kind, such as `POSTGRES_PROTOCOL`. */
  readonly kind: Kind;

  /** Name or address under which it is reached. */
  readonly host: string;

  /**
   * Port it listens on, 1 to 65535.
   *
   * @default 6379 of Redis, 27017 of MongoDB, else that of the protocol
   */
  readonly port?: number;

  /** Address ranges that its name may stand for, at least one: `['10.20.0.0/24']`. Policies know no names. */
  readonly cidrs: readonly string[];

  /**
   * Whether connections are encrypted.
   *
   * @default true
   */
  readonly tls?: boolean;
}

const EXTERNAL_STORE_PROPS: KnownProps<ExternalStoreProps<StoreKind | StoreProtocol>> = {
  kind: 'required',
  host: 'required',
  port: 'optional',
  cidrs: 'required',
  tls: 'optional',
  operations: 'optional',
  sockets: 'optional',
};

/** Key of the Secret with the name of a service's user: whoever runs the store chose it. */
const USERNAME_KEY = 'username';

/** What stands in for the props of a store that cannot be as it was given. */
const STAND_IN = Object.freeze({ kind: 'redis' as const, host: 'localhost', cidrs: ['127.0.0.1/32'] as readonly string[] });

/**
 * A store outside the cluster. It has no pods: what lands in the cluster is, for each service that uses it, the credential of a user that
 * whoever runs the store has made, and the way out to its addresses on its port. A service that requires it waits until the port accepts, which an encrypted one does too. Platforms and
 * environments may share it: each has a database, or a prefix of its keys, of its own. Where records lie elsewhere already, a service's
 * `pod.env` says so.
 *
 * @example
 * const records = new ExternalStore(shop, 'records', { kind: 'mongo', host: 'records.example.net', cidrs: ['10.20.0.0/24'], operations: 500 });
 * data.uses(records);
 */
export class ExternalStore<const Kind extends StoreKind | StoreProtocol> extends Store<WordOf<Kind>> {
  private readonly protocol: StoreProtocol<WordOf<Kind>>;
  private readonly dnsName: string;
  private readonly cidrs: readonly string[];
  private readonly storeAddress: StoreAddress;

  /**
   * @param id DNS label: begins the names of its credentials, `<id>-credentials-<service>`
   */
  constructor(platform: Platform, id: string, given: ExternalStoreProps<Kind>) {
    const props = givenProps(given);
    const protocol = (findProtocol(props.kind) ?? STORE_PROTOCOLS[STAND_IN.kind]) as StoreProtocol<WordOf<Kind>>;
    const { host = STAND_IN.host, cidrs = STAND_IN.cidrs, tls = true, operations, sockets, port = protocol.port } = props;
    super(
      platform,
      protocol,
      { name: id, port },
      { ...(operations !== undefined && { operations }), ...(sockets !== undefined && { sockets }) },
    );
    this.attempt(() => checkExternal(this.address, given), undefined);
    this.protocol = protocol;
    this.dnsName = host;
    this.cidrs = Array.isArray(cidrs) ? cidrs : STAND_IN.cidrs;
    this.storeAddress = { host, port, tls };
  }

  override serve(client: WorkloadScope, use: ClientUse): void {
    super.serve(client, use);
    createUser(this, client, [USERNAME_KEY, PASSWORD_KEY]);
  }

  override variablesFor(service: Pick<WorkloadScope, 'name'>): Readonly<Record<string, VariableSource>> {
    const secretName = userSecretName(this, service);
    const login = { username: { secretName, key: USERNAME_KEY }, password: { secretName, key: PASSWORD_KEY } };
    return this.protocol.variablesFor(this.storeAddress, this.platform, login);
  }

  override get host(): string {
    return this.dnsName;
  }

  override get peers(): k8s.NetworkPolicyPeer[] {
    return this.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  }

  override get ends(): readonly DeclaredEnd[] {
    return this.cidrs.map((cidr) => ({ cidr, name: `${this.name} (${this.host})` }));
  }
}

/** The kind of a store as its contract has it. */
type WordOf<Kind extends StoreKind | StoreProtocol> = Kind extends StoreProtocol<infer Word> ? Word : Kind & string;

/** How services reach a kind, which may come from plain JavaScript; nothing where there is none. */
function findProtocol(kind: unknown): StoreProtocol | undefined {
  if (typeof kind === 'string') return Object.hasOwn(STORE_PROTOCOLS, kind) ? STORE_PROTOCOLS[kind as StoreKind] : undefined;
  const isProtocol = isObject(kind) && isObject(kind['definition']) && typeof kind['variablesFor'] === 'function';
  return isProtocol ? (kind as unknown as StoreProtocol) : undefined;
}

function checkExternal(owner: string, given: ExternalStoreProps<StoreKind | StoreProtocol>): void {
  const { kind, host, cidrs, port, operations, sockets }: ExternalStoreProps<StoreKind | StoreProtocol> = {
    ...STAND_IN,
    ...givenProps(given),
  };
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: 'an ExternalStore', given }, EXTERNAL_STORE_PROPS)),
    () => refuseAll(placeFaults(kind, host, cidrs).map((fault) => `${owner}: ${fault}`)),
    () => checkWhole(owner, { port }, 1, 65_535),
    () => checkWhole(owner, { operations, sockets }),
  );
}

function placeFaults(kind: unknown, host: string, cidrs: readonly string[]): string[] {
  const kinds = Object.keys(STORE_PROTOCOLS);
  const faults = findProtocol(kind) ? [] : [`kind is ${showGiven(kind)}; write ${kinds.join(' or ')}, or the protocol of another kind`];
  if (!isDnsName(host)) faults.push(`host is ${showHost(host)}; write a DNS name such as records.example.net, without scheme or port`);
  if (!Array.isArray(cidrs)) return [...faults, `cidrs is ${showGiven(cidrs)}; write a list such as ["10.20.0.0/24"]`];
  if (cidrs.length === 0) faults.push('cidrs is empty, so no policy could let anyone out to it; write its address ranges');
  faults.push(...findDestinationFaults('cidrs', cidrs, '10.20.0.0/24'));
  if (faults.length > 0) return faults;
  const ways = (cidrs as readonly string[]).map((cidr) => ({ cidr }));
  return findClosedHosts([host], ways).map((range) => `no way out leads to ${range}, its host; write it in cidrs`);
}
