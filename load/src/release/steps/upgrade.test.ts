import { withTag } from './upgrade';

test.each([
  ['user-service:dev', 'user-service:two'],
  ['user-service', 'user-service:two'],
  ['ghcr.io/fairlead/user-service:sha-1', 'ghcr.io/fairlead/user-service:two'],
  ['registry:5000/user-service', 'registry:5000/user-service:two'],
  ['ghcr.io/fairlead/user-service:sha-1@sha256:ab', 'ghcr.io/fairlead/user-service:two'],
])('%s becomes %s', (image, other) => {
  expect(withTag(image, 'two')).toBe(other);
});
