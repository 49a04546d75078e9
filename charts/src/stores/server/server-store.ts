import { k8s } from 'cdk8s-plus-28';
import { findPropFaults, type KnownProps } from 'fairlead/contract';
import type { ConfiguredServer } from 'fairlead/doctor';
import { checkAll, refuseAll } from '../../checks/invalid-platform';
import { checkProps, givenProps } from '../../checks/props';
import { getForeignImage, IMAGE_STAND_IN } from '../../environment/image';
import type { WorkloadScope } from '../../graph/scope';
import { checksumOf, CONFIG_CHECKSUM } from '../../objects/checksum';
import { lazily } from '../../objects/lazily';
import { findProbePropFaults } from '../../pod/probes';
import { reloadOnNewSecrets } from '../../pod/reloader';
import type { Platform } from '../../platform/platform';
import { type ClientUse, Store } from '../store';
import type { VariableSource } from '../store-protocol';
import { createAdmin, createUser, PASSWORD_KEY, userSecretName, usersOf } from '../store-user';
import { createServer } from './server';
import { serverContainer } from './server-container';
import type { ServerDefinition } from './server-definition';
import { checkServer, type CompleteServerProps, SERVER_PROPS, serverTimes } from './server-props';

/**
 * A store that the platform runs, of any kind: StatefulSet of one pod, ConfigMap, credentials, Service and a disruption budget that lets a
 * drain move it. Each service that uses it is a user with a password of its own. A kind of your own is a definition, and a class that
 * passes it on; `PostgresStore` is one.
 */
export abstract class ServerStore<Kind extends string, Props extends CompleteServerProps> extends Store<Kind> {
  private readonly serverDefinition: ServerDefinition<Kind, Props>;
  private readonly props: Props;

  /**
   * @param id DNS label: name of the store and of its Service
   * @param given props as its user wrote them
   */
  constructor(platform: Platform, id: string, definition: ServerDefinition<Kind, Props>, given: Partial<Props>) {
    const complete = completeProps(definition, given);
    super(platform, definition.protocol, { name: id, runsAs: 'StatefulSet' }, definition.limits(complete));
    const { name, address, kind } = this;
    const { environment } = platform;
    this.serverDefinition = definition;
    const image = this.attempt(() => getForeignImage(address, environment.images, kind, definition.image), IMAGE_STAND_IN);
    this.props = this.attempt(() => checkGiven(address, definition, given, complete), definition.defaults);

    createAdmin(this);
    const users = () => usersOf(this);
    const files = lazily(() => ({ ...definition.files(this, this.props) }));
    const config = new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data: files });
    const container = serverContainer({ store: this, definition, props: this.props, image, users });
    const annotations = { [CONFIG_CHECKSUM]: lazily(() => checksumOf(config)) };
    const statefulSet = createServer(this, { ...this.props, image, container }, annotations);
    reloadOnNewSecrets(environment, statefulSet, () => users().map(({ secretName }) => secretName));
  }

  override serve(client: WorkloadScope, use: ClientUse): void {
    super.serve(client, use);
    createUser(this, client);
  }

  override variablesFor(service: Pick<WorkloadScope, 'name'>): Readonly<Record<string, VariableSource>> {
    const password = { secretName: userSecretName(this, service), key: PASSWORD_KEY };
    return this.serverDefinition.protocol.variablesFor(this, this.platform, { username: { value: service.name }, password });
  }

  protected override get server(): ConfiguredServer | undefined {
    const { workload, name, props } = this;
    const { settings } = this.serverDefinition;
    if (!workload || !settings) return undefined;
    const { file, ...named } = settings;
    return { workload, ...serverTimes(props), file: { config: name, key: file }, settings: named };
  }
}

/** Its defaults filled in, and what follows from what is given. */
function completeProps<Kind extends string, Props extends CompleteServerProps>(
  { defaults, derive }: ServerDefinition<Kind, Props>,
  all: Partial<Props>,
): Props {
  const props: Props = { ...defaults, ...givenProps(all, ['probes']) };
  return { ...props, ...derive?.(props), ...givenProps(all, ['probes']) };
}

function checkGiven<Kind extends string, Props extends CompleteServerProps>(
  owner: string,
  { subject, props: own, findFaults }: ServerDefinition<Kind, Props>,
  given: Partial<Props>,
  complete: Props,
): Props {
  const known = { ...SERVER_PROPS, ...own } as unknown as KnownProps<Props>;
  checkAll(
    () => checkProps(owner, findPropFaults({ subject, given }, known), findProbePropFaults(subject, givenProps(given).probes)),
    () => checkServer(owner, complete),
    () => refuseAll(findFaults(complete).map((fault) => `${owner}: ${fault}`)),
  );
  return complete;
}
