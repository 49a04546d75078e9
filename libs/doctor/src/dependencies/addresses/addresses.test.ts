import type { Address } from './address';
import { findArgumentAddresses } from './argument-addresses';
import { findFileAddresses } from './file-addresses';
import { findSettingAddresses } from './setting-addresses';

/** `redis:6379`, with `?` behind what may be something else, and `*` behind what has a password. */
const format = ({ host, port, isCertain, hasPassword }: Address) =>
  `${host}${port === undefined ? '' : `:${port}`}${isCertain ? '' : '?'}${hasPassword ? '*' : ''}`;

test.each([
  ['USER_SERVICE_URL', 'http://user-service:3001', 'user-service:3001'],
  ['REDIS_URL', 'redis://:$(REDIS_PASSWORD)@redis.data.svc.cluster.local.:6379/0', 'redis.data.svc.cluster.local:6379*'],
  ['MONGO_URL', 'mongodb://user:p@ss@mongo-0.mongo:27017,mongo-1.mongo/shop', 'mongo-0.mongo:27017* mongo-1.mongo*'],
  ['MONGO_URL', 'mongodb+srv://mongo.data.svc/shop', 'mongo.data.svc'],
  ['DATASOURCE', 'jdbc:postgresql://db:5432/shop?ssl=false', 'db:5432'],
  ['AMQP', 'amqp://guest:guest@rabbit-0:5672,amqp://rabbit-1', 'rabbit-0:5672* rabbit-1'],
  ['KAFKA_BOOTSTRAP_SERVERS', 'kafka-0.kafka:9092,kafka-1.kafka:9092', 'kafka-0.kafka:9092 kafka-1.kafka:9092'],
  ['REDIS_HOST', 'redis', 'redis:6380'],
  ['DB_HOST', 'postgres', 'postgres'],
  ['PRODUCT_CATALOG_SERVICE_ADDR', 'productcatalogservice:3550', 'productcatalogservice:3550'],
  ['redis.host', 'redis', 'redis:6380'],
  ['ME_CONFIG_MONGODB_SERVER', 'mongo', 'mongo?'],
  ['BUCKET', 's3://assets/logo', 'assets?'],
])('the variable %s of %s tells %s', (name, value, expected) => {
  const addresses = findSettingAddresses(name, value, (other) => (other === 'REDIS_PORT' ? '6380' : undefined));

  expect(addresses.map(format).join(' ')).toBe(expected);
});

test.each([
  ['LISTEN_ADDR', 'web:8080'],
  ['KAFKA_ADVERTISED_LISTENERS', 'PLAINTEXT://kafka:9092'],
  ['METRICS_ADDR', ':8080'],
  ['CACHE_HOST', 'localhost'],
  ['CACHE_URL', 'redis://127.0.0.1:6379'],
  ['CACHE_URL', 'redis://[::1]:6379'],
  ['CACHE_URL', 'redis://$(CACHE_HOST):6379'],
  ['CACHE_URL', 'redis://${CACHE_HOST}:6379'],
  ['CONFIG', 'file:///etc/app/config.yaml'],
  ['LOG_LEVEL', 'debug'],
  ['DB_HOST', 'true'],
  ['START_TIME', '2024-01-01T10:30:00'],
  ['SMTP_ENDPOINTS', 'the first of two'],
])('the variable %s of %s tells no other host', (name, value) => {
  expect(findSettingAddresses(name, value, () => undefined)).toEqual([]);
});

test.each([
  [['--redis-host', 'redis', '--redis-port', '6380'], 'redis:6380 1'],
  [['--cache-addr=cache:6379', '--addr=:8080'], 'cache:6379 0'],
  [['-Dspring.data.redis.host=redis'], 'redis 0'],
  [['server', 'http://api.shop:8080/x'], 'api.shop:8080 1'],
  [['sh', '-c', 'until nc -z -w 1 redis 6379; do echo waiting for redis:6379; done'], 'redis:6379? 2, redis:6379 2'],
  [['sh', '-c', './wait-for-it.sh db:5432 -- node main.js'], 'db:5432? 2, db:5432 2'],
  [['sh', '-c', 'until redis-cli -h cache ping; do sleep 1; done'], 'cache:6379 2'],
  [['pg_isready', '-U', 'app', '-h', 'db', '-p', '5433'], 'db:5433 4'],
  [['sh', '-c', 'until mysqladmin ping -h"mysql" --silent; do sleep 1; done'], 'mysql:3306 2'],
  [['sh', '-c', 'until nslookup web.shop.svc.cluster.local; do sleep 1; done'], 'web.shop.svc.cluster.local 2'],
  [['sh', '-c', 'nc -z $REDIS_HOST $REDIS_PORT'], ''],
  [['redis-server', '--port', '6379'], ''],
])('the words %j tell %s', (words, expected) => {
  const found = findArgumentAddresses(words).map(({ address, index }) => `${format(address)} ${index}`);

  expect(found.join(', ')).toBe(expected);
});

test('a file tells the addresses that are not in its comments, of which those of a web server may be names of its own', () => {
  const file = ['# redis://old:6379', '  ; http://older', 'proxy_pass http://backend;', 'cache = redis://cache:6379', 'db: db:5432'].join(
    '\n',
  );

  expect(findFileAddresses(file).map(format)).toEqual(['backend?', 'cache:6379', 'db:5432?']);
});

test('a long text without addresses is read in no time', () => {
  expect(findFileAddresses(`${'a'.repeat(300_000)} ${'-a'.repeat(100_000)} ${'a.'.repeat(100_000)}`)).toEqual([]);
});
