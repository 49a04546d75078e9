import fc from 'fast-check';
import { connects, type RawPod } from '../../testing/brute-force';
import { manifests } from '../../testing/random-manifests';
import type { Manifest } from '../read/manifest';
import { type DependencyVerdict, inferDependencies } from './infer-dependencies';

interface Call {
  readonly from: number;
  readonly to: number;
  readonly port: number;
  readonly isHeadless: boolean;
}

const call: fc.Arbitrary<Call> = fc.record({
  from: fc.nat({ max: 4 }),
  to: fc.nat({ max: 4 }),
  port: fc.constantFrom(79, 80, 443, 8000),
  isHeadless: fc.boolean(),
});

/** The port of the Service: connections to it arrive at another one, unless the Service is headless. */
const SERVICE_PORT = 1234;

/** A random cluster in which one pod is told to call another through a Service. */
function withCall(all: readonly Manifest[], { from, to, port, isHeadless }: Call) {
  const pods = all.filter(({ kind }) => kind === 'Deployment');
  const [caller, callee] = [pods[from % pods.length], pods[to % pods.length]] as [Manifest, Manifest];
  const labelled = (pod: Manifest) => structuredClone(pod) as Manifest & { spec: { template: Template } };
  const [calling, called] = [labelled(caller), caller === callee ? undefined : labelled(callee)];
  // Its own label, so that the Service selects it alone.
  if (called) called.spec.template.metadata.labels['app'] = 'called';
  const { namespace = '', name = '' } = callee.metadata ?? {};
  const address = `${name}-service.${namespace}:${isHeadless ? port : SERVICE_PORT}`;
  Object.assign(calling.spec.template.spec.containers[0], { env: [{ name: 'CALLED_ADDR', value: address }] });
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: `${name}-service`, namespace },
    spec: {
      selector: { app: 'called' },
      ports: [{ port: SERVICE_PORT, targetPort: port }],
      ...(isHeadless && { clusterIP: 'None' }),
    },
  };
  const others = all.filter((each) => each !== caller && each !== callee);
  return { manifests: [...others, calling, ...(called ? [called] : []), service], calling, called };
}

interface Template {
  readonly metadata: { readonly labels: Record<string, string> };
  readonly spec: { readonly containers: [{ readonly ports: RawPod['ports'] }] };
}

function rawPodOf({ metadata, spec }: Manifest & { spec: { template: Template } }): RawPod {
  const { template } = spec;
  return { namespace: metadata?.namespace ?? '', labels: template.metadata.labels, ports: template.spec.containers[0].ports };
}

test('a dependency through a Service is blocked exactly when brute force says so', () => {
  const seen = new Map<DependencyVerdict, number>();
  fc.assert(
    fc.property(manifests, call, (all, made) => {
      const cluster = withCall(all, made);
      // Of an address nobody knows whether it is that of a pod.
      fc.pre(cluster.called !== undefined && !JSON.stringify(cluster.manifests).includes('ipBlock'));

      const [dependency, ...others] = inferDependencies(cluster.manifests);

      expect(others).toEqual([]);
      if (!dependency || !cluster.called || dependency.verdict === 'unresolved') return;
      const isOpen = connects(cluster.manifests, rawPodOf(cluster.calling), rawPodOf(cluster.called), 'TCP', made.port);
      expect(dependency.verdict).toBe(isOpen ? 'allowed' : 'blocked');
      seen.set(dependency.verdict, (seen.get(dependency.verdict) ?? 0) + 1);
    }),
    { numRuns: 600 },
  );
  expect(seen.get('allowed')).toBeGreaterThan(30);
  expect(seen.get('blocked')).toBeGreaterThan(30);
});
