import { pathOf } from './request-path';
import { exchange, partsOf } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

test.each([
  { target: '/items', path: '/items' },
  { target: '/items?size=1?2', path: '/items' },
  { target: '/items/?', path: '/items/' },
  { target: 'http://shop.example/items?size=1', path: '/items' },
])('the path of $target is $path', async ({ target, path }) => {
  const { port } = await startShop((app) => app.get('/items', (request, response) => response.json(pathOf(request))));

  const answer = await exchange(port, `GET ${target} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n`);

  expect(partsOf(answer).body).toBe(JSON.stringify(path));
});
