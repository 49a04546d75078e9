import type { k8s } from 'cdk8s-plus-28';
import type { Image } from '../../environment/image';
import { RESTRICTED_CONTAINER } from '../../pod/pod-security';
import { toRequirements } from '../../pod/resources';
import { DATA_VOLUME } from '../../pod/volume';
import { PASSWORD_FOLDER, passwordVolume, type StoreUser } from '../store-user';
import type { ServerDefinition, ServerProgram } from './server-definition';
import type { ServerContainer } from './server-pod';
import type { CompleteServerProps } from './server-props';
import type { Store } from '../store';

/** What the container of a defined server follows from. */
export interface ServerContainerProps<Kind extends string, Props extends CompleteServerProps> {
  readonly store: Store<Kind>;
  readonly definition: ServerDefinition<Kind, Props>;
  readonly props: Props;
  readonly image: Image;
  /** That have a password, once the graph is complete. */
  readonly users: () => readonly StoreUser[];
}

/** The container of a server with its files and passwords, and the one that prepares its start. */
export function serverContainer<Kind extends string, Props extends CompleteServerProps>({
  store,
  definition,
  props,
  image,
  users,
}: ServerContainerProps<Kind, Props>): ServerContainer {
  const program = definition.program(store, props);
  const { user, command, env = {}, probes, prepare, preStop, writable = [] } = program;
  const shared = {
    ...(Object.keys(env).length > 0 && { env: Object.entries(env).map(([name, value]) => ({ name, value })) }),
    volumeMounts: mountsOf(program, definition.filesFolder),
  };
  const prepared: k8s.Container | undefined = prepare && {
    name: 'prepare',
    ...image,
    command: [...prepare],
    ...shared,
    resources: toRequirements(props),
    securityContext: RESTRICTED_CONTAINER,
  };
  return {
    user,
    command: [...command],
    ...shared,
    probeHandlers: probes,
    volumes: [{ name: 'config', configMap: { name: store.name } }, passwordVolume(users)],
    emptyVolumes: writable.map(({ name, size }) => ({ name, size })),
    ...(preStop && { lifecycle: { preStop: { exec: { command: [...preStop] } } } }),
    ...(prepared && { initContainers: [prepared] }),
  };
}

function mountsOf({ dataFolder, writable = [] }: ServerProgram, filesFolder: string): k8s.VolumeMount[] {
  return [
    { name: 'config', mountPath: filesFolder, readOnly: true },
    { name: 'passwords', mountPath: PASSWORD_FOLDER, readOnly: true },
    { name: DATA_VOLUME, mountPath: dataFolder },
    ...writable.map(({ name, path }) => ({ name, mountPath: path })),
  ];
}
