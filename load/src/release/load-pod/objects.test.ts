import { toObjects } from './objects';

const objects = toObjects({ namespace: 'shop-prod', image: 'gateway:1', node: 'b', program: 'text' }).flat();
const find = (kind: string) => objects.find((object) => object.kind === kind);

test('the gateway takes connections of the namespace of the load, and nothing else is opened', () => {
  expect(find('NetworkPolicy')).toMatchObject({
    metadata: { namespace: 'shop-prod' },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api-gateway' } },
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': find('Namespace')?.metadata?.name } } }],
          ports: [{ protocol: 'TCP', port: 3000 }],
        },
      ],
    },
  });
});

test('the load runs on its node, with the Node of the image', () => {
  expect(find('Pod')).toMatchObject({
    spec: {
      nodeSelector: { 'kubernetes.io/hostname': 'b' },
      containers: [{ image: 'gateway:1', command: ['/usr/local/bin/node', '-e', expect.any(String)] }],
    },
  });
});
