import { createHash } from 'node:crypto';
import { defineContract, type Route, type ServiceContract } from 'fairlead/contract';
import { startShop } from '../../testing/start-shop';

const CHROMIUM = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8';

const orders = defineContract({ name: 'orders', description: 'orders', port: 4001 });
const routes: readonly Route[] = [
  { path: '/api/orders', methods: ['GET', 'POST'], public: true, upstream: { service: 'orders', path: '/orders' } },
  { path: '/api/orders/:id', methods: ['GET'], public: true },
  { path: '/api/orders/*', methods: ['GET', 'DELETE'], public: true },
  { path: '/files/*', methods: ['GET'], public: true },
  { path: '/notes', methods: ['POST'], public: true },
  { path: '/hidden', methods: ['GET'] },
];
const contract = defineContract({ name: 'shop', description: 'sells <b>"a & b"</b>', port: 3999, calls: [orders], routes });

const start = (given: ServiceContract = contract) => startShop(undefined, { contract: given });

test.each([
  { accept: CHROMIUM, type: 'text/html; charset=utf-8' },
  { accept: 'text/html', type: 'text/html; charset=utf-8' },
  { accept: 'application/json', type: 'application/json; charset=utf-8' },
  { accept: 'text/html;q=0.5, application/json', type: 'application/json; charset=utf-8' },
  { accept: '*/*', type: 'application/json; charset=utf-8' },
  { accept: 'image/png', type: 'application/json; charset=utf-8' },
])('answers Accept: $accept with $type', async ({ accept, type }) => {
  const { url } = await start();

  const answer = await fetch(url, { headers: { Accept: accept } });

  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe(type);
  expect(answer.headers.get('Vary')).toBe('Accept');
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
});

test('tells of public routes alone, with nothing of what lies behind them', async () => {
  const { url } = await start();

  const answer = await fetch(url);

  expect(await answer.json()).toEqual({
    service: 'shop',
    version: '1.2.3',
    description: contract.description,
    routes: [
      { path: '/api/orders', methods: ['GET', 'POST'] },
      { path: '/api/orders/:id', methods: ['GET'] },
      { path: '/files/*', methods: ['GET'] },
      { path: '/notes', methods: ['POST'] },
    ],
  });
});

test('the page has a link to each path that a browser can follow as it stands, and to no other', async () => {
  const { url } = await start();

  const page = await (await fetch(url, { headers: { Accept: CHROMIUM } })).text();

  expect(page.match(/<a href="[^"]*"/g)).toEqual(['<a href="/api/orders"']);
  for (const path of ['/api/orders/:id', '/files/*', '/notes']) expect(page).toContain(`<td>${path}<td>`);
});

test('the page of a service without a public route says so in place of a table', async () => {
  const { url } = await start(orders);

  const page = await (await fetch(url, { headers: { Accept: CHROMIUM } })).text();

  expect(page).toContain('<p>No path of it is public: other services call it.');
  expect(page).not.toContain('<table>');
});

test('whatever a contract says is text in the page', async () => {
  const { url } = await start();

  const page = await (await fetch(url, { headers: { Accept: CHROMIUM } })).text();

  expect(page).toContain('sells &lt;b&gt;&quot;a &amp; b&quot;&lt;/b&gt;');
  expect(page).not.toContain('<b>');
});

test('the page may load nothing but its own empty icon, and run nothing; its policy knows its style', async () => {
  const { url } = await start();

  const answer = await fetch(url, { headers: { Accept: CHROMIUM } });
  const style = /<style>(.*)<\/style>/.exec(await answer.text())?.[1] ?? '';

  expect(answer.headers.get('Content-Security-Policy')?.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
});

test.each([CHROMIUM, 'application/json'])('answers HEAD with Accept: %s as GET, without a body', async (accept) => {
  const { url } = await start();

  const get = await fetch(url, { headers: { Accept: accept } });
  const head = await fetch(url, { method: 'HEAD', headers: { Accept: accept } });

  expect(head.status).toBe(200);
  for (const name of ['Content-Type', 'Content-Length', 'Vary']) expect(head.headers.get(name)).toBe(get.headers.get(name));
  expect(await head.text()).toBe('');
});

test('answers other methods with 405, and counts and logs each under its path', async () => {
  const { url, lines } = await start();

  const answer = await fetch(url, { method: 'POST', body: '{}' });

  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('GET, HEAD');
  expect(lines).toMatchObject([{ level: 'warn', route: '/', status: 405 }]);
});

test('a query changes nothing; a path that only begins like it is another one', async () => {
  const { url } = await start();

  const [query, twoSlashes] = await Promise.all([fetch(`${url}/?a=1`), fetch(`${url}//`)]);

  expect(query.status).toBe(200);
  expect(twoSlashes.status).toBe(404);
});

test('leads to a page that shows the platform at work where it is told one, browsers alone', async () => {
  const { url } = await startShop(undefined, { contract, liveView: 'http://localhost:3080/?a&b' });

  const page = await (await fetch(url, { headers: { Accept: 'text/html' } })).text();
  const json = await (await fetch(url)).text();

  expect(page).toContain('<a href="http://localhost:3080/?a&amp;b">');
  expect(json).not.toContain('3080');
});
