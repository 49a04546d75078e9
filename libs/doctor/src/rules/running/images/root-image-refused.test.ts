import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { rootImageRefused } from './root-image-refused';

const NON_ROOT = { securityContext: { runAsNonRoot: true } };
const found = (container: object, pod: object = NON_ROOT) => findingsOf(rootImageRefused, [runningWorkload({ pod, container })]);

test('an image that starts as root does not start', () => {
  expect(found({ image: 'nginx:1.29' })).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0].image',
      what: 'container web of Deployment shop/web must not run as root, and nginx:1.29 starts as root',
      fix: expect.stringContaining('runAsUser'),
    },
  ]);
});

test('a user with a name alone is refused too', () => {
  expect(found({ image: 'memcached:1.6' })).toMatchObject([
    { what: expect.stringContaining('starts as memcache, a user without a number') },
  ]);
});

test('root by its number is certain', () => {
  expect(found({}, { securityContext: { runAsNonRoot: true, runAsUser: 0 } })).toMatchObject([
    { severity: 'error', certainty: 'proven', path: 'spec.template.spec.securityContext.runAsUser' },
  ]);
  expect(found({ securityContext: { runAsUser: 0 } })).toMatchObject([
    { path: 'spec.template.spec.containers[0].securityContext.runAsUser' },
  ]);
});

test.each<[string, object, object?]>([
  ['the pod names a user', { image: 'nginx:1.29' }, { securityContext: { runAsNonRoot: true, runAsUser: 101 } }],
  ['the container does', { image: 'nginx:1.29', securityContext: { runAsUser: 101 } }],
  ['root is not refused', { image: 'nginx:1.29' }, {}],
  ['the container is let off', { image: 'nginx:1.29', securityContext: { runAsNonRoot: false } }],
  ['the image is another of that name', { image: 'nginxinc/nginx-unprivileged:1.29' }],
  ['a mirror may hold another', { image: 'registry.example.com/nginx:1.29' }],
])('silent where %s', (_, container, pod = NON_ROOT) => {
  expect(found(container, pod)).toEqual([]);
});
