import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { Destination } from '../graph/component';
import { getImage } from '../environment/image';
import { RESTRICTED_CONTAINER } from './pod-security';
import { LOG_STORAGE, toRequirements } from './resources';

const RESOURCES = { memory: Size.mebibytes(16), cpuMillis: 10, cpuLimitMillis: 100, ephemeralStorage: LOG_STORAGE };

/**
 * An initContainer that holds a pod back until a store accepts connections, so that a service starts once and not in a crash loop.
 * Some builds of `nc` have no `-z`: an empty input closes the connection just as well, one that would be encrypted too.
 */
export function waitFor(store: Destination): k8s.Container {
  const { name, host, port, platform, address } = store;
  return {
    name: `wait-for-${name}`,
    ...getImage(address, platform.environment.images, 'busybox'),
    command: ['sh', '-c', `until nc -w 1 ${host} ${port} </dev/null; do echo waiting for ${host}:${port}; sleep 1; done`],
    resources: toRequirements(RESOURCES),
    securityContext: RESTRICTED_CONTAINER,
  };
}
