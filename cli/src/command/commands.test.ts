import { FairleadCommand } from '../../testing/fairlead-command';

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: 1
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, ports: [{ containerPort: 80 }], resources: { requests: { cpu: 1 } } }] }
---
`;

const policy = (name: string, spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
---
`;

const DENY = policy('deny', '{ podSelector: {}, policyTypes: [Ingress, Egress] }');
const OUT = policy(
  'out',
  '{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 80 }] }] }',
);
const IN = policy(
  'in',
  '{ podSelector: { matchLabels: { app: api } }, ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] }',
);

const SHOP = [deployment('web'), deployment('api'), DENY, OUT, IN].join('');

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
  fairlead.write('shop.yaml', SHOP);
});
afterAll(() => fairlead.remove());

const run = (...args: readonly string[]) => fairlead.run(args);

test('can-reach says yes, and which rules of which policies open both halves', () => {
  expect(run('can-reach', 'web', 'shop/api', '80', 'shop.yaml')).toEqual({
    code: 0,
    stdout: `yes: Deployment shop/web can reach Deployment shop/api on TCP 80
  egress of Deployment shop/web is open, by:
    NetworkPolicy shop/out spec.egress[0].to[0]  shop.yaml:27:92
  ingress of Deployment shop/api is open, by:
    NetworkPolicy shop/in spec.ingress[0].from[0]  shop.yaml:32:72
`,
    stderr: '',
  });
});

test('can-reach says no, and which policies close a half', () => {
  const { code, stdout } = run('can-reach', 'deployment/api', 'web', '80', 'shop.yaml');

  expect(code).toBe(1);
  expect(stdout).toContain('no: Deployment shop/api cannot reach Deployment shop/web on TCP 80');
  expect(stdout).toContain(
    'ingress of Deployment shop/web is closed; these policies select its pods, and none opens it:\n    NetworkPolicy shop/deny',
  );
});

test.each([
  { args: ['web', 'nobody', '80'], told: 'no workload is named nobody; there are Deployment shop/api, Deployment shop/web' },
  { args: ['web', 'api', '80/icmp'], told: 'the port is "80/icmp"; give a number from 1 to 65535' },
  { args: ['web', 'api', '0'], told: 'the port is "0"' },
])('can-reach $args is refused: $told', ({ args, told }) => {
  expect(run('can-reach', ...args, 'shop.yaml')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) });
});

test('graph draws what policies let through', () => {
  expect(run('graph', 'shop.yaml').stdout).toBe(`flowchart LR
  n0["Deployment shop/api"]
  n1["Deployment shop/web"]
  n1 -->|"TCP 80"| n0
`);
  expect(run('graph', 'shop.yaml', '--format', 'dot').stdout).toContain('  n1 -> n0 [label="TCP 80"];\n');
});

test('graph draws dashed what programs are told to connect to', () => {
  const told = `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 8080, targetPort: 81 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: job, namespace: shop }
spec: { containers: [{ name: job, args: ['--api-addr=api:8080', '--mail-addr=mail.example.com'] }] }
`;
  fairlead.write('told.yaml', `${SHOP}${told}`);

  const { stdout } = run('graph', 'told.yaml');

  expect(stdout).toContain('["mail.example.com"]');
  expect(stdout).toContain('  n2 -.->|"Service shop/api TCP 8080, blocked"| n0\n  n2 -.->|"unknown"| n3\n');
  expect(run('graph', 'told.yaml', '--format', 'dot').stdout).toContain('  n2 -> n3 [style=dashed, label="unknown"];\n');
});

test('budget shows the arithmetic, and fails where a budget is not kept', () => {
  fairlead.write(
    'quota.yaml',
    `${SHOP}apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: quota, namespace: shop }\nspec: { hard: { requests.cpu: 1 } }\n`,
  );

  expect(run('budget', 'shop.yaml')).toMatchObject({ code: 0, stdout: expect.stringContaining('(1 old + 1 new) x 1') });
  expect(run('budget', 'quota.yaml')).toMatchObject({ code: 1, stdout: expect.stringMatching(/shop CPU requests .*EXCEEDED/) });
});

test('diff tells what changes in traffic, budgets and findings, and fails for a new error', () => {
  const changed = SHOP.replace(OUT, '').replace('cpu: 1 }', 'cpu: 2 }, limits: { cpu: 1 }');
  fairlead.write('new.yaml', changed);

  const { code, stdout } = run('diff', 'shop.yaml', 'new.yaml');

  expect(code).toBe(1);
  expect(stdout).toContain('Traffic: 1 changed\n  - Deployment shop/web to Deployment shop/api: TCP 80\n');
  expect(stdout).toContain('  - shop CPU requests: 4 of no limit in cores\n  + shop CPU requests: 6 of no limit in cores\n');
  expect(stdout).toContain('New findings: 1\n\nerror[limit-below-request]');
  expect(run('diff', 'new.yaml', 'shop.yaml')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Findings gone: 1\n  - limit-below-request'),
  });
  expect(run('diff', 'shop.yaml', 'shop.yaml', '--format', 'json')).toMatchObject({ code: 0 });
});

test('diff fails where an apply would be refused, and has the commands that lead out', () => {
  const claim =
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data, namespace: shop }\nspec: { storageClassName: fast }\n';
  fairlead.write('claim.yaml', claim);
  fairlead.write('other-claim.yaml', claim.replace('fast', 'slow'));

  const { code, stdout } = run('diff', 'claim.yaml', 'other-claim.yaml');

  expect(code).toBe(1);
  expect(stdout).toContain('error[immutable-field-changed]');
  expect(stdout).toContain('other-claim.yaml:4:27');
  expect(stdout).toContain('kubectl --namespace shop delete persistentvolumeclaim data; apply it');
});

test('explain tells a rule, and lists all of them', () => {
  expect(run('explain', 'limit-below-request').stdout).toMatch(
    /^limit-below-request: a container requests more than its limit\n\nWhy: .*\nFix: /,
  );
  expect(run('explain').stdout.split('\n').length).toBeGreaterThan(30);
  expect(run('explain', 'limit-below')).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean limit-below-request?') });
});
