import { createHash } from 'node:crypto';
import { BROKEN_SHOP, CANARY } from '../../testing/broken-shop';
import { deploymentText, pageOf, policyText } from '../../testing/example-page';

test('no secret is in a page, in what programs are told neither', async () => {
  const web = { kind: 'Deployment', namespace: 'default', name: 'web' };
  const told = {
    from: web,
    to: { host: 'redis.example.com' },
    port: 6379,
    protocol: 'TCP',
    destinations: [],
    evidence: [{ resource: web, path: 'spec.template.spec.containers[0].env[1].value', says: `URL is redis://:${CANARY}@redis:6379` }],
    verdict: 'unknown',
  } as const;

  const { text } = await pageOf(BROKEN_SHOP, { inferred: [told] });

  expect(text).toContain('URL is redis://:[hidden]@redis:6379');
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(Buffer.from(CANARY).toString('base64'));
});

test('its policy lets nothing be loaded, and names its own style and script by their hashes', async () => {
  const { text } = await pageOf(BROKEN_SHOP);

  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll('&#39;', "'");
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(new RegExp(`<${name}>(.*)</${name}>`, 's').exec(text)?.[1] ?? '')
      .digest('base64');
  expect(policy).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${hashOf('style')}'; script-src 'sha256-${hashOf('script')}'; base-uri 'none'; form-action 'none'`,
  );
});

test('a page of nothing can be read', async () => {
  const { text } = await pageOf('kind: ConfigMap\n');

  expect(text).toContain('There are no pods in what was read.');
});

test('the lines of a rule are in a page once, however many edges it decides about', async () => {
  const callers = ['web', 'admin', 'jobs'];
  const policy = policyText('users', 'web', 8080).replace(
    /- podSelector: .*"web".*\n/,
    callers.map((name) => `- podSelector: { matchLabels: { app: "${name}" } }\n`).join('        '),
  );

  const { text, graph } = await pageOf([...callers, 'users'].map((name) => deploymentText(name)).join('') + policy);

  expect(graph.edges.filter(({ to }) => to === 'Deployment shop/users')).toHaveLength(callers.length);
  expect(text.match(/<i>\d+<\/i> +- port: 8080/g)).toHaveLength(1);
  const [, target] = /<section class="detail" id="(rule-\d+)"/.exec(text) ?? [];
  expect(text.split(`data-rule="${target}"`)).toHaveLength(callers.length + 1);
});
