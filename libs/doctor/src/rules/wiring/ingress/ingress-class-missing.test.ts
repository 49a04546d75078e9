import { ingress, object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { ingressClassMissing } from './ingress-class-missing';

const find = (ingressClassName: string) =>
  findingsOf(ingressClassMissing, [
    ingress('web', { '/': ['web', 80] }, { ingressClassName }),
    object('networking.k8s.io/v1', 'IngressClass', 'nginx-public', {}),
  ]);

test('a slip in the name of the class', () => {
  expect(find('nginx-pubilc')).toMatchObject([
    { severity: 'error', certainty: 'likely', path: 'spec.ingressClassName', fix: expect.stringContaining('write nginx-public') },
  ]);
});

test.each(['nginx-public', 'traefik'])('silent about %s', (name) => expect(find(name)).toEqual([]));
