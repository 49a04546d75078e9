import { createServer, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SERVICES } from '@fairlead/contracts';
import { describeWithChromium, TestBrowser } from '@fairlead/diagnosis/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { sendSpans } from '../../testing/send-spans';
import { LiveLog } from './live-log';
import { LiveView } from './live-view';

/** Answers as a gateway that passes on what it gets, counts it and traces it. */
async function startGateway(log: LiveLog): Promise<{ server: Server; url: string }> {
  let requests = 0;
  const server = createServer(({ method, url, headers }, response) => {
    if (url === '/metrics') {
      const labels = 'method="GET",route="/api/data",status="200"';
      response.end(
        `http_request_duration_seconds_count{${labels}} ${requests}\nhttp_request_duration_seconds_sum{${labels}} ${requests * 0.004}\n` +
          `upstream_request_duration_seconds_count{upstream="data-service",method="GET",status="503"} ${requests}\n` +
          `dependency_up{dependency="user-service"} 0\ndependency_up{dependency="data-service"} 1\n`,
      );
      return;
    }
    requests += 10;
    log.add(
      'api-gateway',
      JSON.stringify({
        level: 'info',
        message: 'request',
        method,
        path: url,
        status: 200,
        duration_ms: 4,
        request_id: headers['x-request-id'],
      }),
    );
    void sendSpans(view.url, String(headers.traceparent), `GET ${url}`);
    response.end(`<b>${url}</b>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** What a test asks of the page from within. */
interface Page {
  readonly document: {
    readonly activeElement: { readonly textContent: string } | null;
    readonly documentElement: { readonly scrollWidth: number };
  };
}

let log: LiveLog;
let gateway: Server;
let gatewayUrl: string;
let view: LiveView;

/** The other services do not run. */
function openView(port: number): Promise<LiveView> {
  const urlOf = (service: string) => (service === 'api-gateway' ? gatewayUrl : 'http://127.0.0.1:9');
  return LiveView.open({ contracts: SERVICES, log, urlOf, gateway: gatewayUrl, port });
}

beforeEach(async () => {
  log = new LiveLog();
  const { server, url } = await startGateway(log);
  [gateway, gatewayUrl] = [server, url];
  view = await openView(0);
});

afterEach(async () => {
  await view.close();
  gateway.close();
});

test('the page has every service, every store and each call of the contracts', async () => {
  const page = await (await fetch(view.url)).text();

  const arrows = [...page.matchAll(/data-from="([^"]*)"\s+data-to="([^"]*)"/g)].map(([, from, to]) => `${from} ${to}`);
  const declared = SERVICES.flatMap(({ name, calls, stores }) =>
    [...calls.map((callee) => callee.name), ...Object.keys(stores)].map((to) => `${name} ${to}`),
  );
  expect(declared).toContain('data-service mongo');
  expect(arrows.sort()).toEqual(['clients api-gateway', ...declared].sort());
});

test('nobody but this machine is answered, whatever name it is called by', async () => {
  const { port } = new URL(view.url);
  const asked = request({ port, path: '/events', headers: { host: `rebound.example:${port}` } }).end();
  const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume: () => void }];
  answer.resume();

  expect(answer.statusCode).toBe(403);
});

test('another page cannot have it send a request', async () => {
  const sent = await fetch(new URL('/requests/0', view.url), { method: 'POST', headers: { origin: 'https://elsewhere.example' } });

  expect(sent.status).toBe(403);
  expect(log.since(0)).toEqual([]);
});

test.each(['/requests/99', '/page/../live-view.ts', '/nothing'])('%s is not there', async (path) => {
  expect((await fetch(new URL(path, view.url), { method: path.startsWith('/requests') ? 'POST' : 'GET' })).status).toBe(404);
});

test.each([
  ['no Protocol Buffers', { type: 'application/x-protobuf', body: 'hello', status: 400 }],
  ['of a type that any page may send', { type: 'text/plain', body: '', status: 415 }],
  ['longer than any batch', { type: 'application/x-protobuf', body: 'x'.repeat(5_000_000), status: 413 }],
])('what is posted as spans is refused where it is %s', async (_what, { type, body, status }) => {
  const answer = await fetch(new URL('/v1/traces', view.url), { method: 'POST', headers: { 'content-type': type }, body });

  expect(answer.status).toBe(status);
});

test('a service that dies while it posts its spans ends nothing else', async () => {
  const { port } = new URL(view.url);
  const headers = { 'Content-Type': 'application/x-protobuf', 'Content-Length': 100 };
  const posted = request({ port, method: 'POST', path: '/v1/traces', headers }).on('error', () => undefined);
  posted.write('half');
  await delay(50);

  posted.destroy();
  await delay(50);

  expect((await fetch(view.url)).status).toBe(200);
});

test('a gateway that does not answer is told', async () => {
  gateway.close();
  gateway.closeAllConnections();

  const sent = await fetch(new URL('/requests/0', view.url), { method: 'POST' });

  expect(sent.status).toBe(502);
  expect(await sent.text()).toBe('the gateway does not answer: fetch failed');
});

describeWithChromium('the live view in a browser', () => {
  let browser: TestBrowser;

  beforeAll(() => (browser = new TestBrowser()));
  afterAll(() => browser.close());

  test('shows what passes, what fails, and the lines of one request', async () => {
    log.add('user-service', JSON.stringify({ level: 'warn', message: 'redis is away' }));
    const { page, complaints } = await browser.show(view.url);
    await page.getByText('redis is away').waitFor();

    await page.getByRole('button', { name: 'GET /api/data' }).click();

    await page.getByText('<b>/api/data</b>').waitFor();
    const lines = page.locator('#log li');
    // It may come after the answer.
    await lines.filter({ hasText: '/api/data' }).waitFor();
    expect(await lines.allInnerTexts()).toEqual([expect.stringMatching(/^api-gateway GET \/api\/data 200 4 ms [\w-]{36}/)]);
    await page.locator('.arrow[data-from=clients] .note', { hasText: /^[\d.]+\/s · 4 ms$/ }).waitFor();
    await page.locator('.arrow.failing[data-to=data-service] .note', { hasText: '100 % failed' }).waitFor();
    await page.locator('.arrow.idle[data-from=user-service] .note', { hasText: '–' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('shows what all services did for the request that it sent', async () => {
    const { page, complaints } = await browser.show(view.url);

    await page.getByRole('button', { name: 'GET /api/data' }).click();

    const rows = page.locator('.waterfall tr:has(td)');
    await rows.nth(1).waitFor();
    expect(await rows.locator('td:nth-child(-n + 2)').allInnerTexts()).toEqual([
      'api-gateway',
      'GET /api/data',
      'api-gateway',
      '\u2003GET /data ECONNREFUSED',
    ]);
    const bars = await Promise.all((await rows.locator('rect').all()).map((bar) => bar.boundingBox()));
    const [whole = 0, part = 0] = bars.map((bar) => bar?.width);
    expect(part).toBeGreaterThan(whole * 0.2);
    expect(part).toBeLessThan(whole * 0.8);
    expect(complaints).toEqual([]);
  });

  test('says which call has no answer, to who hears it too, and of which nothing is known', async () => {
    const { page } = await browser.show(view.url);

    await page.getByRole('img', { name: 'api-gateway to user-service: down · 0/s' }).waitFor();

    expect(await page.locator('.arrow.failing').count()).toBe(1);
    await page.getByRole('img', { name: 'data-service to redis: –' }).waitFor();
    await page.getByRole('img', { name: 'api-gateway to data-service: 0/s' }).waitFor();
  });

  test('works with the keyboard alone', async () => {
    const { page } = await browser.show(view.url);

    // A picture that is wider than the page is scrolled by keys too, and comes first.
    await page.getByRole('button', { name: 'GET /health' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('<b>/health</b>').waitFor();

    expect(await page.evaluate(() => (globalThis as unknown as Page).document.activeElement?.textContent)).toBe('GET /health');
  });

  test('shows whatever a service prints as text', async () => {
    const { page, complaints } = await browser.show(view.url);
    const texts = ['null', '42', '<img src=x onerror=alert(1)>', '{"message":"<b>bold</b>"}'];

    texts.forEach((text) => log.add('user-service', text));
    log.add('user-service', JSON.stringify({ method: 'GET', path: '/<script>alert(2)</script>', status: 404, duration_ms: 1 }));

    await page.getByText('/<script>alert(2)</script>').waitFor();
    expect((await page.locator('#log li').allInnerTexts()).map((line) => line.trim())).toEqual([
      'user-service null',
      'user-service 42',
      'user-service <img src=x onerror=alert(1)>',
      'user-service <b>bold</b>',
      'user-service GET /<script>alert(2)</script> 404 1 ms',
    ]);
    expect(complaints).toEqual([]);
  });

  test('says that the runner has gone, and has each line once when it is back', async () => {
    log.add('user-service', 'listening');
    const { page } = await browser.show(view.url);
    await page.getByText('listening').waitFor();
    const { port } = new URL(view.url);

    await view.close();

    await page.getByText('the runner does not answer').waitFor();
    expect(new Set(await page.locator('.arrow .note').allTextContents())).toEqual(new Set(['–']));
    view = await openView(Number(port));
    await page.getByText('connected', { exact: true }).waitFor({ timeout: 15_000 });
    await page.getByText('listening').waitFor();
    expect(await page.locator('#log li').count()).toBe(1);
  }, 30_000);

  test('can be read on a narrow screen', async () => {
    const { page } = await browser.show(view.url, { viewport: { width: 400, height: 800 } });

    const picture = await page.locator('.picture').boundingBox();

    expect(picture?.width).toBeGreaterThanOrEqual(900);
    expect(await page.evaluate(() => (globalThis as unknown as Page).document.documentElement.scrollWidth)).toBe(400);
  });
});
