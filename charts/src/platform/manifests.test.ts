import { Size } from 'cdk8s';
import { createParts, createShop, records, scale } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';
import { MongoStore } from '../stores/mongo/mongo-store';
import { renderManifests } from './manifests';
import type { Platform } from './platform';

const namesOf = (platform: Platform) => renderManifests(platform, 'generated').map(({ name }) => name);

test('files are numbered in apply order: the namespace, then stores, then services', () => {
  expect(namesOf(createShop().platform)).toEqual(['00-platform.yaml', '10-redis.yaml', '20-gateway.yaml', '20-orders.yaml']);
});

test('a new service and a new store rename no file, wherever the graph puts them', () => {
  const { platform } = createShop();
  const before = namesOf(platform);
  const mongo = new MongoStore(platform, 'a-mongo', { memory: Size.mebibytes(500) });
  new HttpService(platform, records, { scale }).uses(mongo);

  expect(namesOf(platform).filter((name) => !before.includes(name))).toEqual(['10-a-mongo.yaml', '20-records.yaml']);
  expect(before.filter((name) => !namesOf(platform).includes(name))).toEqual([]);
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
