import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { mutableImageTag } from './mutable-image-tag';

const found = (container: object) => findingsOf(mutableImageTag, [runningWorkload({ container })]);

test('a tag that moves is a fault where nodes keep what they have', () => {
  expect(found({ image: 'registry.example.com/web:latest', imagePullPolicy: 'IfNotPresent' })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.containers[0].image',
      what: 'container web of Deployment shop/web runs registry.example.com/web:latest, whatever that is',
      evidence: [{ path: 'spec.template.spec.containers[0].imagePullPolicy' }],
    },
  ]);
});

test.each(['nginx', 'nginx:latest', 'registry.example.com:5000/web'])('%s is advice', (image) => {
  expect(found({ image })).toMatchObject([{ severity: 'info' }]);
});

test('an init container is looked at too', () => {
  const pod = { initContainers: [{ name: 'init', image: 'busybox' }] };

  expect(findingsOf(mutableImageTag, [runningWorkload({ pod })])).toMatchObject([{ path: 'spec.template.spec.initContainers[0].image' }]);
});

test.each([{ image: 'nginx:1.29' }, { image: 'nginx:latest@sha256:ab' }, { image: 'nginx@sha256:ab' }, { image: undefined }])(
  'silent of %j',
  (container) => {
    expect(found(container)).toEqual([]);
  },
);
