import { isCredentialName } from './credential-name';

test.each([
  'PASSWORD',
  'redisPassword',
  'DB_PASS',
  'API_KEY',
  'aws-secret-access-key',
  '--client-secret',
  'AUTH_TOKEN',
  'requirepass',
  'apikey',
])('%s names a credential', (name) => expect(isCredentialName(name)).toBe(true));

test.each(['secretName', 'PASSWORD_FILE', 'tokenExpirationSeconds', 'secretKeyRef', 'compass', 'TOKEN_URL', 'passive', 'author', 'key'])(
  '%s names none',
  (name) => expect(isCredentialName(name)).toBe(false),
);
