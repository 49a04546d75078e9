import { objectsOfKind } from '../platform';
import { randomPlatforms } from './random-platforms';

const ADDRESSES = ['10.1.2.3'];

test('a seed gives the same clusters again, and each of them once more by its own seed', () => {
  const [first, second] = randomPlatforms({ count: 2, seed: 7, addresses: ADDRESSES });

  expect(randomPlatforms({ count: 1, seed: 7, addresses: ADDRESSES })).toEqual([first]);
  expect(second?.objects).not.toEqual(first?.objects);
});

test('ipBlocks tell the given addresses from others', () => {
  const platforms = randomPlatforms({ count: 30, seed: 1, addresses: ADDRESSES });

  const text = JSON.stringify(platforms.flatMap((platform) => objectsOfKind(platform, 'NetworkPolicy')));

  expect(text).toContain('{"cidr":"10.1.2.0/24"}');
  expect(text).toContain('{"cidr":"0.0.0.0/0","except":["10.1.2.0/24"]}');
});
