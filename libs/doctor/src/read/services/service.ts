import type { NamespacedReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { orMissing, type ValueOf } from '../schema/field-type';
import { LABELS } from '../objects/label-fields';
import { COUNT, FLAG, INTEGER_OR_TEXT, PORT, PROTOCOL, TEXT } from '../schema/scalars';
import { list, object } from '../schema/structures';
import type { Labels } from '../../sets/labels';

const SERVICE_PORT = object(
  {
    name: orMissing(TEXT),
    protocol: orMissing(PROTOCOL),
    targetPort: orMissing(INTEGER_OR_TEXT),
    nodePort: orMissing(COUNT),
    appProtocol: TEXT,
  },
  { port: PORT },
);
const SPEC = object({
  type: orMissing(TEXT),
  clusterIP: orMissing(TEXT),
  externalName: orMissing(TEXT),
  loadBalancerIP: orMissing(TEXT),
  loadBalancerSourceRanges: list(TEXT),
  selector: LABELS,
  publishNotReadyAddresses: FLAG,
  ports: list(SERVICE_PORT),
});

/** API reference, ServicePort v1 core. */
export type ServicePort = ValueOf<typeof SERVICE_PORT>;

/** A Service. */
export interface Service {
  readonly reference: NamespacedReference;
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
  /** API reference, ServiceSpec v1 core. */
  readonly spec: ValueOf<typeof SPEC>;
}

/** Reads a Service. */
export function readService(manifest: KubernetesObject): Service {
  const spec = manifest.read('spec', SPEC);
  return {
    reference: manifest.reference,
    get labels() {
      return manifest.metadata().labels ?? {};
    },
    get annotations() {
      return manifest.metadata().annotations ?? {};
    },
    get spec() {
      return spec() ?? {};
    },
  };
}

/** Whether its name leads to its pods themselves, so that no port is translated (Headless Services). */
export function isHeadless({ spec }: Pick<Service, 'spec'>): boolean {
  return spec.clusterIP === 'None' && !isExternalName({ spec });
}

/** Whether it has an address of its own in the cluster: not one that is headless, or another name for something outside. */
export function hasClusterAddress({ spec }: Service): boolean {
  return !isExternalName({ spec }) && !isHeadless({ spec });
}

/** Whether it is another name for something outside. */
export function isExternalName({ spec }: Pick<Service, 'spec'>): boolean {
  return spec.type === 'ExternalName';
}
