import fc from 'fast-check';
import { admits, connects, type RawPod } from '../../testing/brute-force';
import { Cluster } from './cluster';
import { Connectivity } from './connectivity';
import { type FlowEnd, listFlows } from './flow';
import type { Manifest } from '../read/manifest';
import type { PodSet } from './pod-set';
import { DIRECTIONS } from './policy';
import { PortSet, PROTOCOLS } from '../sets/port-set';
import { manifests, portsOfInterest } from '../../testing/random-manifests';

const RUNS = { numRuns: 100 * propertyRuns };

/** The pods of random manifests, as brute force sees them and as the real evaluation does. */
function podsOf(all: readonly Manifest[], cluster: Cluster): readonly { readonly raw: RawPod; readonly podSet: PodSet }[] {
  return all
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata, spec }) => {
      const { template } = spec as {
        template: { metadata: { labels: RawPod['labels'] }; spec: { containers: [{ ports: RawPod['ports'] }] } };
      };
      const namespace = metadata?.namespace ?? '';
      const [podSet] = cluster.find({ kind: 'Deployment', namespace, name: metadata?.name ?? '' });
      if (!podSet) throw new RangeError(`no ${metadata?.name}`);
      return { podSet, raw: { namespace, labels: template.metadata.labels, ports: template.spec.containers[0].ports } };
    });
}

/** The ports of interest, each as text, for which an answer is yes. */
function listPorts(all: readonly Manifest[], isOpen: (protocol: (typeof PROTOCOLS)[number], port: number) => boolean): readonly string[] {
  return PROTOCOLS.flatMap((protocol) =>
    portsOfInterest(all)
      .filter((port) => isOpen(protocol, port))
      .map((port) => `${protocol} ${port}`),
  );
}

test('every pair of pods reaches each other on exactly the ports that brute force finds', () => {
  fc.assert(
    fc.property(manifests, (all) => {
      const connectivity = new Connectivity(new Cluster(all));
      const pods = podsOf(all, connectivity.cluster);

      for (const from of pods) {
        for (const to of pods) {
          const ports = connectivity.allowedPorts(from.podSet, to.podSet);

          const expected = listPorts(all, (protocol, port) => connects(all, from.raw, to.raw, protocol, port));
          expect(listPorts(all, (protocol, port) => ports.has(protocol, port))).toEqual(expected);
        }
      }
    }),
    RUNS,
  );
});

test('a pod outside the manifests is admitted on exactly the ports that brute force finds', () => {
  const outsider: RawPod = { namespace: 'elsewhere', labels: { a: 'x' }, ports: [] };

  fc.assert(
    fc.property(manifests, (all) => {
      const connectivity = new Connectivity(new Cluster(all));

      for (const { raw, podSet } of podsOf(all, connectivity.cluster)) {
        for (const direction of DIRECTIONS) {
          const ports = connectivity
            .effectivePolicy(podSet, direction)
            .portsWithOutsider({ 'kubernetes.io/metadata.name': 'elsewhere' }, outsider.labels);

          const [type, target] = direction === 'egress' ? (['Egress', outsider] as const) : (['Ingress', raw] as const);
          const expected = listPorts(all, (protocol, port) => admits(all, type, raw, outsider, target, protocol, port));
          expect(listPorts(all, (protocol, port) => ports.has(protocol, port))).toEqual(expected);
        }
      }
    }),
    RUNS,
  );
});

test('the flows say the same as asking pair by pair', () => {
  fc.assert(
    fc.property(manifests, (all) => {
      const connectivity = new Connectivity(new Cluster(all));
      const flows = listFlows(connectivity);
      const between = (from: PodSet | 'everyone', to: PodSet | 'everyone') =>
        PortSet.union(flows.filter((flow) => endOf(flow.from) === from && endOf(flow.to) === to).map(({ ports }) => ports));

      for (const from of connectivity.cluster.podSets) {
        for (const to of connectivity.cluster.podSets) {
          const listed = between(from, to).union(between(from, 'everyone').intersect(between('everyone', to)));

          expect(listed.toString()).toBe(connectivity.allowedPorts(from, to).toString());
        }
      }
    }),
    RUNS,
  );
});

function endOf(end: FlowEnd): PodSet | string {
  return end.type === 'workload' ? end.podSet : end.type;
}
