import { startExampleServer } from '../../testing/example-server';
import { type Scrape, ServiceWatch } from './service-watch';

test('scrapes follow each other from the start on, and those that are too close to measure are left out', async () => {
  const { url, close } = await startExampleServer((_request, response) => void response.end('answers 7\n'));
  const watch = new ServiceWatch([{ name: 'one', url }]);
  const pairs: [Scrape, Scrape][] = [];
  await watch.scrapeAll();

  watch.onScrape((_service, before, after) => pairs.push([before, after]));
  await watch.start();
  await watch.scrapeAll();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await watch.scrapeAll();
  watch.end();
  await close();

  expect(pairs).toHaveLength(1);
  expect(watch.services[0]?.last).toBe(pairs[0]?.[1]);
  expect(watch.services[0]?.last?.page.get('answers')).toEqual([{ labels: {}, value: 7 }]);
});

test('a service that does not answer, or refuses, is missed and breaks nothing', async () => {
  const { url, close } = await startExampleServer((_request, response) => void response.writeHead(503).end());
  const watch = new ServiceWatch([
    { name: 'refuses', url },
    { name: 'is not there', url: 'http://127.0.0.1:1/metrics' },
  ]);

  await watch.start();
  watch.end();
  await close();

  expect(watch.services).toMatchObject([{ missed: 1 }, { missed: 1 }]);
  expect(watch.services.every(({ last }) => last === undefined)).toBe(true);
});
