import { getImage, type Images, versionOf } from './image';

const pinned = (references: Record<string, string>): Images => ({ kind: 'pinned', references });

describe('local images', () => {
  const local: Images = { kind: 'local', tag: 'dev' };

  test('ours are never pulled', () => {
    expect(getImage('dev/orders', local, 'orders')).toEqual({ image: 'orders:dev', imagePullPolicy: 'Never' });
  });

  test('those of others are pulled once', () => {
    expect(getImage('dev/redis', local, 'redis')).toEqual({ image: 'redis:7-bookworm', imagePullPolicy: 'IfNotPresent' });
  });
});

describe('pinned images', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;

  test.each(['ghcr.io/acme/orders:sha-1', `ghcr.io/acme/orders:sha-1@${digest}`, 'localhost:5000/orders:1.2.3'])('takes %s', (image) => {
    expect(getImage('prod/orders', pinned({ orders: image }), 'orders')).toEqual({ image, imagePullPolicy: 'IfNotPresent' });
  });

  test.each([
    ['ghcr.io/acme/orders:latest', 'ghcr.io/acme/orders:sha-<commit>'],
    ['ghcr.io/acme/orders', 'ghcr.io/acme/orders:sha-<commit>'],
    [`ghcr.io/acme/orders@${digest}`, `ghcr.io/acme/orders:sha-<commit>@${digest}`],
  ])('refuses %s and says what to write', (image, better) => {
    expect(() => getImage('prod/orders', pinned({ orders: image }), 'orders')).toThrow(
      `prod/orders: image "${image}" does not say which version runs; write ${better}`,
    );
  });

  test('of an image of others it says to write the version that these call it', () => {
    expect(() => getImage('prod/redis', pinned({ redis: 'redis:latest' }), 'redis')).toThrow('write redis:<version>');
    expect(() => getImage('prod/redis', pinned({}), 'redis')).toThrow('add "redis": "<registry>/redis:<version>" to the images');
    expect(() => getImage('prod/site', pinned({ site: 'nginx' }), 'site', true)).toThrow('write nginx:<version>');
  });

  test.each(['orders:1@sha256:12', 'ghcr.io/Acme/orders:1', 'my orders:1', 'ghcr.io//orders:1', 'https://ghcr.io/orders:1'])(
    'refuses %s, which is no reference at all',
    (orders) => {
      expect(() => getImage('prod/orders', pinned({ orders }), 'orders')).toThrow('is no reference; write <registry>/orders:sha-<commit>');
    },
  );

  test('refuses a registry port in place of a tag', () => {
    expect(() => getImage('prod/orders', pinned({ orders: 'localhost:5000/orders' }), 'orders')).toThrow(
      'write localhost:5000/orders:sha-<commit>',
    );
  });

  test('says which image is not named', () => {
    expect(() => getImage('prod/orders', pinned({}), 'orders')).toThrow(
      'prod/orders: no image is named, so there is nothing to run; add "orders": "<registry>/orders:sha-<commit>" to the images',
    );
  });
});

test.each([
  ['ghcr.io/acme/orders:sha-1', 'sha-1'],
  [`localhost:5000/orders:1.2.3@sha256:${'0a'.repeat(32)}`, '1.2.3'],
])('the version of %s is its tag', (image, version) => {
  expect(versionOf(image)).toBe(version);
});
