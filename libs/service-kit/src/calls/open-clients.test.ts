import { defineContract } from 'fairlead/contract';
import { startCallee } from '../../testing/start-callee';
import { loadConfig } from '../config/config';
import { createMetrics } from '../metrics/metrics';
import { openClients } from './open-clients';

const stock = defineContract({ name: 'stock', description: 'what is left', port: 3998, routes: [{ path: '/stock', methods: ['GET'] }] });
const prices = defineContract({ name: 'price-list', description: 'prices', port: 3997, routes: [{ path: '/prices', methods: ['GET'] }] });
const orders = defineContract({ name: 'orders', description: 'orders', port: 3996, calls: [stock, prices] });

test('there is a client for each contract, at the address that the configuration has', async () => {
  const servers = await Promise.all(['"stock"', '"prices"'].map((text) => startCallee((_request, response) => void response.end(text))));
  const [stockServer, priceServer] = servers;
  const config = loadConfig(orders, { STOCK_URL: stockServer?.origin, PRICE_LIST_URL: priceServer?.origin });

  const clients = openClients({ stock, prices }, config, { metrics: createMetrics(config) });

  expect(await clients.stock.get('/stock')).toBe('stock');
  expect(await clients.prices.get('/prices')).toBe('prices');
  await Promise.all(Object.values(clients).map((client) => client.close()));
  await Promise.all(servers.map((server) => server.stop()));
});

test('a contract that the caller does not name in its calls does not compile', () => {
  const alone = defineContract({ name: 'alone', description: 'calls nobody', port: 3995 });
  const config = loadConfig(alone, {});

  // @ts-expect-error its configuration has no STOCK_URL
  expect(() => openClients({ stock }, config, { metrics: createMetrics(config) })).toThrow('Invalid URL');
});
