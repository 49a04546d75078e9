import { startExampleServer } from '../engine/example-server';
import { ServiceWatch } from './service-watch';

test('a page is scraped at the start and at the end', async () => {
  const { loadOf, close } = await startExampleServer((_request, response) => void response.end('answers 7\n'));
  const watch = new ServiceWatch([{ name: 'one', url: loadOf({ kind: 'requests', clients: 1, requests: 1 }).url }]);

  await watch.start();
  await watch.end();
  await close();

  expect(watch.services[0]?.scrapes.map(({ page }) => page.get('answers'))).toEqual(Array(2).fill([{ labels: {}, value: 7 }]));
});

test('a service that does not answer, or refuses, is missed and breaks nothing', async () => {
  const { loadOf, close } = await startExampleServer((_request, response) => void response.writeHead(503).end());
  const { url } = loadOf({ kind: 'requests', clients: 1, requests: 1 });
  const watch = new ServiceWatch([
    { name: 'refuses', url },
    { name: 'is not there', url: 'http://127.0.0.1:1/metrics' },
  ]);

  await watch.start();
  await watch.end();
  await close();

  expect(watch.services).toMatchObject([
    { scrapes: [], missed: 2 },
    { scrapes: [], missed: 2 },
  ]);
});
