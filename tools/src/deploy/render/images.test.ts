import { tagOf, withTag } from './images';

const SERVICES = ['web', 'api'];
const PINNED = {
  web: `localhost:5000/shop/web:sha-1@sha256:${'0a'.repeat(32)}`,
  api: 'ghcr.io/shop/api:sha-1',
  redis: 'redis:7.4.7-bookworm',
};

test('our images get the tag without the digest of another image, and those of others stay', () => {
  expect(withTag(PINNED, SERVICES, 'sha-2')).toEqual({
    web: 'localhost:5000/shop/web:sha-2',
    api: 'ghcr.io/shop/api:sha-2',
    redis: 'redis:7.4.7-bookworm',
  });
});

test('images of the machine have one tag', () => {
  expect(withTag({ tag: 'dev' }, SERVICES, 'sha-2')).toEqual({ tag: 'sha-2' });
});

test('a service without an image is named', () => {
  expect(() => withTag({ web: 'web:1' }, SERVICES, 'sha-2')).toThrow(
    'images.json names no image of api; add "api": "<registry>/api:sha-2"',
  );
});

test.each([
  [PINNED, 'sha-1'],
  [{ ...PINNED, api: 'api:sha-0' }, 'sha-1, sha-0'],
  [{ tag: 'dev' }, 'dev'],
])('the tag of %j is %s', (images, tag) => {
  expect(tagOf(images, SERVICES)).toBe(tag);
});
