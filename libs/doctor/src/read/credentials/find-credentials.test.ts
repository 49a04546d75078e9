import { findCredential } from './find-credentials';

/** Written in two parts: whoever searches repositories for credentials finds no whole one. */
const AWS = `AKIA${'QWERTYUIOPASDFGH'}`;
const KEY = `-----BEGIN RSA ${'PRIVATE'} KEY-----\nMIIEpAIBAAKCAQEA7\n-----END RSA PRIVATE KEY-----`;

test.each<[string, string | undefined, string]>([
  ['redis://:hunter2@redis:6379', undefined, 'a URL with a password'],
  ['mongodb+srv://shop:hunter2@mongo/shop?x=1', 'MONGO_URL', 'a URL with a password'],
  ['jdbc:mysql://shop:hunter2@mysql/shop', undefined, 'a URL with a password'],
  [KEY, 'tls.txt', 'a private key'],
  [`key: ${AWS}`, undefined, 'an access key of AWS'],
  [`ghp_${'a1B2'.repeat(9)}`, 'GITHUB_TOKEN', 'a token of GitHub'],
  [`xoxb-${'1234567890'}-abcdef`, undefined, 'a token of Slack'],
])('%s is a credential by its form', (text, name, form) => {
  expect(findCredential(text, name)).toEqual({ by: 'form', name: form });
});

test.each<[string, string, string]>([
  ['hunter2', 'DB_PASSWORD', 'DB_PASSWORD'],
  ['12345', 'redis-password', 'redis-password'],
  ['s3cr3t-for-cookies', 'SESSION_SECRET', 'SESSION_SECRET'],
  ['dGhpcyBpcyBhIGtleQ==', 'apiKey', 'apiKey'],
  ['changeme', 'PASSWORD', 'PASSWORD'],
  ['amqp://guest:guest@rabbit', 'AMQP_URL', 'a URL with a password'],
  ['port 6379\nrequirepass hunter2\n', 'redis.conf', 'requirepass'],
  ['db:\n  host: db\n  password: "hunter2"\n', 'app.yaml', 'password'],
  ['spring.datasource.password=hunter2\n', 'application.properties', 'spring.datasource.password'],
])('%s of %s may be one by its name', (text, name, found) => {
  expect(findCredential(text, name)).toEqual({ by: 'name', name: found });
});

test.each<[string, string]>([
  ['redis://redis:6379', 'REDIS_URL'],
  ['redis://:$(REDIS_PASSWORD)@redis:6379', 'REDIS_URL'],
  ['postgres://shop:${DB_PASSWORD}@db/shop', 'DATABASE_URL'],
  ['https://<user>:<password>@example.com', 'URL'],
  ['$(REDIS_PASSWORD)', 'PASSWORD'],
  ['{{ .password }}', 'password'],
  ['', 'PASSWORD'],
  ['/run/secrets/db', 'DB_PASSWORD'],
  ['/run/secrets/db', 'PASSWORD_FILE'],
  ['true', 'AUTH_TOKEN'],
  ['3600', 'TOKEN'],
  ['web-tls', 'TLS_SECRET'],
  ['HS256', 'TOKEN_ALGORITHM'],
  ['https://auth.example.com', 'TOKEN'],
  ['http.port=80\n# password=hunter2\nexistingSecret: login\npasswordMinLength: 12\n', 'app.conf'],
  ['auth:\n  password: ${DB_PASSWORD}\n  token: the name of a header\n', 'app.yaml'],
  ['-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7\n', 'ca.crt'],
])('%s of %s is none', (text, name) => {
  expect(findCredential(text, name)).toBeUndefined();
});

test('a text of two million letters is searched from its beginning to its end once', () => {
  expect(findCredential('a'.repeat(2_000_000), 'binary')).toBeUndefined();
  expect(findCredential(`${'aGVsbG8'.repeat(300_000)}\nredis://:hunter2@redis`, 'blob')).toMatchObject({ by: 'form' });
});
