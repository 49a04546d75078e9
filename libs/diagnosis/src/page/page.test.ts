import { describeWithChromium, type OpenPage, TestBrowser } from '../../testing/browser';
import { deploymentText, pageOf, policyText } from '../../testing/example-page';
import { MOST_NODES } from './picture/derive-pictures';

const SHOP = `${deploymentText('web')}${deploymentText('users')}${deploymentText('orders')}${policyText('users', 'web', 8080)}${policyText('orders', 'web', 9090)}`;

const deployment = (name: string) => ({ kind: 'Deployment', namespace: 'shop', name });

const TRAFFIC = [
  { from: deployment('web'), to: deployment('users'), port: 8080 },
  { from: deployment('web'), to: deployment('orders'), port: 8080 },
];

describeWithChromium('the page in a browser', () => {
  let browser: TestBrowser;
  let shop: Awaited<ReturnType<typeof pageOf>>;

  beforeAll(async () => {
    browser = new TestBrowser();
    shop = await pageOf(SHOP, { traffic: TRAFFIC });
  });

  afterAll(() => browser.close());

  const open = (...options: Parameters<TestBrowser['open']> extends [unknown, ...infer Rest] ? Rest : never) =>
    browser.open(shop.text, ...options);
  const labelOf = ({ page }: OpenPage, name: RegExp) => page.locator('.picture').getByRole('link', { name }).locator('.note');

  test('asks for nothing but itself, and complains of nothing', async () => {
    const { page, url, requests, complaints } = await open();
    await page.locator('.picture .node').first().click();

    expect(requests).toEqual([url]);
    expect(complaints).toEqual([]);
  });

  test('draws every node and every edge', async () => {
    const { page } = await open();

    expect(await page.locator('.picture .node').count()).toBe(shop.graph.nodes.length);
    expect(await page.locator('.picture .arrow').count()).toBe(shop.graph.edges.length);
    expect(await page.locator('.picture .box').count()).toBe(1);
  });

  test('tells states of traffic apart by lines and words, not by colours alone', async () => {
    const { page } = await open();
    const lines: string[] = await page.evaluate(
      `[...document.querySelectorAll('.picture .line')].map(getComputedStyle).map(({ strokeDasharray, strokeWidth }) => strokeDasharray + strokeWidth)`,
    );

    expect(shop.graph.edges.map(({ state }) => state).sort()).toEqual(['blocked', 'declared', 'undeclared']);
    expect(new Set(lines).size).toBe(3);
    await expectText(page.locator('.picture .arrow .note'), ['✕ TCP 8080', 'TCP 8080', '! TCP 9090']);
  });

  test('a click on an arrow tells the policies of both ends, with the lines that decide', async () => {
    const opened = await open();

    await labelOf(opened, /web to Deployment shop\/users/).click();

    const told = await opened.page.locator('.detail:visible').innerText();
    expect(told).toContain('No policy selects these pods for egress.');
    expect(told).toMatch(/NetworkPolicy shop\/users spec\.ingress\[0\]\.from\[0\] shop\.yaml:\d+/);
    expect(told).toContain('podSelector: { matchLabels: { app: "web" } }');
    expect(told).toContain('- port: 8080');
  });

  test('a click on what is blocked tells which policy closes it', async () => {
    const opened = await open();

    await labelOf(opened, /web to Deployment shop\/orders, ✕/).click();

    const told = await opened.page.locator('.detail:visible').innerText();
    expect(told).toContain('ingress of Deployment shop/orders: ✕ closed');
    expect(told).toContain('These policies select the pods, and none opens it: NetworkPolicy shop/orders');
  });

  test('a node tells its policies and its traffic, and leaves in sight what it touches', async () => {
    const { page } = await open();

    await page.locator('.picture .node').filter({ hasText: 'users' }).click();

    expect(await page.locator('.detail:visible').innerText()).toContain('NetworkPolicy shop/users');
    expect(await page.locator('.picture .arrow.near').count()).toBe(1);
  });

  test('works with keys alone: a node, what is told of it, and back', async () => {
    const { page } = await open();
    const focused = () => page.evaluate('[document.activeElement.dataset.id, document.activeElement.id].join(" ")');

    await page.locator('#fit').focus();
    await page.keyboard.press('Tab');
    for (let presses = 0; presses < 9 && !String(await focused()).startsWith('Deployment shop/web'); presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    expect(await focused()).toMatch(/node-\d+$/);
    expect(await page.locator('.detail:visible').count()).toBe(1);

    await page.keyboard.press('Escape');

    expect(await focused()).toMatch(/^Deployment shop\/web/);
    expect(await page.locator('.detail:visible').count()).toBe(0);
  });

  test('what is told has an address of its own', async () => {
    const { page, url } = await open();
    await page.locator('.picture .arrow .note').first().click();
    const address = page.url();

    await page.goto('about:blank');
    await page.goto(address);

    expect(address).toMatch(new RegExp(`^${url}#edge-\\d$`));
    expect(await page.locator('.detail:visible').count()).toBe(1);
  });

  test('a state that is filtered out is in the picture and the table no more', async () => {
    const { page } = await open();
    await page.locator('.all-traffic summary').click();

    await page.getByRole('checkbox', { name: /blocked/ }).uncheck();

    expect(await page.locator('.picture .arrow:visible').count()).toBe(2);
    expect(await page.locator('.all-traffic tbody tr:visible').count()).toBe(2);
  });

  test('a search leaves findings, budgets and traffic with all of its words', async () => {
    const { page } = await open();
    const before = await page.locator('.finding:visible').count();

    await page.keyboard.press('/');
    await page.keyboard.type('web missing-disruption');

    expect(before).toBeGreaterThan(1);
    expect(await page.locator('.finding:visible').count()).toBeLessThan(before);
    for (const text of await page.locator('.finding:visible').allInnerTexts()) expect(text).toContain('missing-disruption-budget');
    expect(await page.locator('.picture .node.missed').count()).toBe(shop.graph.nodes.length);
  });

  test('a severity that is filtered out shows no finding', async () => {
    const { page } = await open();
    const severities = new Set(shop.diagnosis.diagnostics.map(({ severity }) => severity));

    for (const severity of severities) await page.locator(`input[data-severity="${severity}"]`).uncheck();

    expect(severities.size).toBeGreaterThan(0);
    expect(await page.locator('.finding:visible').count()).toBe(0);
  });

  test('is as dark as the system, until the reader says otherwise', async () => {
    const background = ({ page }: OpenPage) => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const [light, dark] = [await open({ colorScheme: 'light' }), await open({ colorScheme: 'dark' })];
    const [lightGround, darkGround] = [await background(light), await background(dark)];

    await dark.page.getByRole('button', { name: 'Light' }).click();

    expect(lightGround).not.toBe(darkGround);
    expect(await background(dark)).toBe(lightGround);
    expect(await dark.page.locator('#theme').innerText()).toBe('Dark');
  });

  test('on paper there are all pictures and findings, and no controls', async () => {
    const { page } = await open();

    await page.emulateMedia({ media: 'print' });

    expect(await page.locator('.picture:visible').count()).toBe(1);
    expect(await page.locator('.finding:visible').count()).toBe(shop.diagnosis.diagnostics.length);
    expect(await page.locator('.tools:visible, .controls:visible').count()).toBe(0);
  });

  test.each([
    ['a script that ends', '</script><script>alert(1)</script>'],
    ['a tag in an attribute', '"><img src=x onerror=alert(1)>'],
    ['an attribute', `' onclick='alert(1)' x="`],
    ['a style that ends', '</style><style>body{display:none}</style>'],
    ['breaks that scripts know', '\u2028alert(1)\u2029`${alert(1)}`'],
    ['a link', 'javascript:alert(1)'],
  ])('the name of an object is text, and not %s', async (_kind, name) => {
    const { text } = await pageOf(`${deploymentText(name)}${deploymentText('web', name)}${policyText(name, 'web', 80)}`, {}, name);
    const { page, requests, complaints } = await browser.open(text);

    for (const link of await page.locator('.picture a').all()) await link.dispatchEvent('click');

    expect(complaints).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(await page.locator('img, script').count()).toBe(1);
    expect(await page.locator('h1').innerText()).toBe(name.replace('\u2028', '\\u2028').replace('\u2029', '\\u2029'));
  });

  test('of many namespaces there is a picture of all, and one of each with no more nodes than one sees', async () => {
    const namespaces = Array.from({ length: 10 }, (_, index) => `team-${index}`);
    const text = namespaces.flatMap((namespace) =>
      Array.from({ length: namespace === 'team-3' ? 80 : 20 }, (_, index) => deploymentText(`app-${index}`, namespace)),
    );
    const many = await pageOf([...text, ...namespaces.map((namespace) => policyText('app-1', 'app-2', 80, namespace))].join(''));
    const { page, complaints } = await browser.open(many.text);

    expect(await page.locator('.picture:visible .node').count()).toBe(namespaces.length);

    await page.locator('.picture .node').filter({ hasText: 'team-3' }).first().click();
    await page.getByRole('button', { name: 'Draw it' }).click();

    expect(await page.locator('.picture:visible .node').count()).toBe(MOST_NODES);
    expect(await page.locator('figcaption:visible').innerText()).toContain('20 more nodes');
    expect(await page.locator('.picture:visible .arrow').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});

async function expectText(locator: ReturnType<OpenPage['page']['locator']>, texts: readonly string[]): Promise<void> {
  expect((await locator.allTextContents()).sort()).toEqual([...texts].sort());
}
