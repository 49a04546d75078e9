import { createParts, createShop } from '../../testing/fixtures';
import { renderManifests } from './manifests';

test('files are numbered in apply order', () => {
  const files = renderManifests(createShop().platform, 'generated');

  expect(files.map(({ name }) => name)).toEqual(['00-platform.yaml', '01-redis.yaml', '02-orders.yaml', '03-gateway.yaml']);
});

test('each begins with the header', () => {
  for (const { text } of renderManifests(createShop().platform, 'generated')) expect(text).toMatch(/^# generated\napiVersion: /);
});

test('the same platform gives the same bytes', () => {
  expect(renderManifests(createShop().platform, 'generated')).toEqual(renderManifests(createShop().platform, 'generated'));
});

test('a platform with faults gives no file', () => {
  expect(() => renderManifests(createParts().platform, 'generated')).toThrow('prod/orders: its contract requires redis');
});
