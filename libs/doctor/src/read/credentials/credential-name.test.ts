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
  'PGPASSWORD',
  'REDISCLI_AUTH',
  'PIN',
  'cardPin',
  'PASSWORD_SALT',
  'PEPPER',
])('%s names a credential', (name) => expect(isCredentialName(name)).toBe(true));

test.each([
  'secretName',
  'PASSWORD_FILE',
  'tokenExpirationSeconds',
  'secretKeyRef',
  'compass',
  'TOKEN_URL',
  'passive',
  'author',
  'key',
  'SALT_MASTER_HOST',
  'SALT_MASTER',
  'PINNED_VERSION',
  'GPIO_PIN',
  'pinMode',
  'BASALT',
  'spin',
  'PEPPERONI',
])('%s names none', (name) => expect(isCredentialName(name)).toBe(false));
