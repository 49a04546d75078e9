import { podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { partNameTwice } from './part-name-twice';

test.each<[string, Record<string, unknown>, string, string]>([
  ['an initContainer', { initContainers: [{ name: 'web' }] }, 'initContainers[0].name', 'containers called web'],
  ['a volume', { volumes: [{ name: 'a' }, { name: 'b' }, { name: 'a' }] }, 'volumes[2].name', 'volumes called a'],
])('%s with the name of another', (_, pod, path, called) => {
  expect(findingsOf(partNameTwice, [podOf('web', {}, pod)])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: `spec.template.spec.${path}`,
      what: `a pod of Deployment shop/web has two ${called}`,
    },
  ]);
});

test('silent where a volume is called as a container is, and where there are no names', () => {
  const pod = podOf('web', {}, { volumes: [{ name: 'web' }, {}, {}] });

  expect(findingsOf(partNameTwice, [pod])).toEqual([]);
});
