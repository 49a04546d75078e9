import { readEnvironment } from '../../environment/environment';
import { listImages } from './images';

test('dev names images of this machine, and prod those of a registry', () => {
  expect(listImages(readEnvironment('dev'), 'dev')).toContain('user-service:dev');
  expect(listImages(readEnvironment('prod'), 'sha-2')).toContain('ghcr.io/fairlead/user-service:sha-2');
});

test.each(['registry:5000/team/user-service:sha-1', 'registry:5000/team/user-service', 'registry:5000/team/user-service:sha-1@sha256:ab'])(
  'of %s the tag is another one',
  (image) => {
    const objects = [{ kind: 'Deployment', spec: { template: { spec: { containers: [{ name: 'user-service', image }] } } } }];

    expect(listImages({ objects }, 'two')).toContain('registry:5000/team/user-service:two');
  },
);
