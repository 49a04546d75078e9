import { listProbes, type NamedProbe } from '../../../read/container-probes';
import type { PlacedContainer } from '../../../read/pod-spec';

/** What the kubelet asks at a port of a container. */
export interface Question {
  readonly field: NamedProbe['field'];
  readonly port: number | string;
  /** Below the pod's spec: `containers[0].livenessProbe.httpGet.port`. */
  readonly path: string;
}

/** The questions of a container's probes that go to a port of its own pod. */
export function listQuestions({ container, path }: PlacedContainer): readonly Question[] {
  return listProbes(container).flatMap(({ field, probe }) =>
    (['httpGet', 'tcpSocket', 'grpc'] as const).flatMap((handler) => {
      const asked: { readonly port?: number | string; readonly host?: string } = probe[handler] ?? {};
      if (asked.port === undefined || asked.host !== undefined) return [];
      return [{ field, port: asked.port, path: `${path}.${field}.${handler}.port` }];
    }),
  );
}
