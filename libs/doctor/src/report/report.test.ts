import type { DeclaredTraffic } from '../traffic/declared-traffic';
import { budgetManifests, editedBudgets, EXAMPLE_BUDGETS } from '../../testing/example-budgets';
import { formatReport } from './format-report';
import { formatSummary } from './format-summary';
import type { Manifest } from '../read/manifest';
import { isProven, proveManifests } from './report';

const deployed = (name: string) => ({ kind: 'Deployment', namespace: 'shop', name });
const traffic: readonly DeclaredTraffic[] = [{ from: deployed('web'), to: deployed('data'), port: 3002 }];
const policy = (name: string, spec: object): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace: 'shop', name },
  spec,
});
const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const policies = [
  policy('deny-all', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
  policy('web-to-data', { ...pods('web'), policyTypes: ['Egress'], egress: [{ to: [pods('data')], ports: [{ port: 3002 }] }] }),
  policy('data-from-web', { ...pods('data'), policyTypes: ['Ingress'], ingress: [{ from: [pods('web')], ports: [{ port: 3002 }] }] }),
];
const declared = { traffic, budgets: EXAMPLE_BUDGETS };

test('a platform that keeps its word is proven, and its report can be read and sent', () => {
  const report = proveManifests([...budgetManifests(), ...policies], declared);

  expect(isProven(report)).toBe(true);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report).toMatchObject({
    version: 1,
    matrix: [{ from: 'Deployment shop/web', to: 'Deployment shop/data', ports: 'TCP 3002' }],
    findings: [],
  });
});

test('the report tells how many pods of each workload its budgets count', () => {
  const { pods } = proveManifests(budgetManifests(), declared);

  expect(pods).toEqual([
    { workload: 'Deployment shop/data', most: 53, arithmetic: '(50 + 1 new + 1 leaving + 1 scaled down)' },
    { workload: 'Deployment shop/web', most: 6, arithmetic: '(3 old + 3 new)' },
    { workload: 'StatefulSet shop/mongo', most: 1, arithmetic: '1' },
  ]);
});

test('the report as text', () => {
  const report = proveManifests([...budgetManifests(), ...policies], declared);

  expect(formatReport({ ...report, budgets: report.budgets.slice(0, 7) })).toBe(
    `Allowed traffic: 1 pair
  from                 to                    ports
  Deployment shop/web  Deployment shop/data  TCP 3002

Budgets at the worst moment of a rollout: 7, all hold
  budget                   used     limit  unit
  mongo read operations     106       106  operations
      shop/data (50 + 1 new + 1 leaving + 1 scaled down) x 2 = 106
  mongo write operations    106       106  operations
      shop/data (50 + 1 new + 1 leaving + 1 scaled down) x 2 = 106
  mongo sockets             159       200  sockets
      shop/data (50 + 1 new + 1 leaving + 1 scaled down) x (2 + 1 beside the pool) = 159
  mongo memory              584       584  MiB
      cache 256 + process 128 + sockets 200 x 1 = 584
  shop pods                  60       110  pods
      data (50 + 1 new + 1 leaving + 1 scaled down) = 53; web (3 old + 3 new) = 6; mongo 1 = 1
  shop CPU requests       15.75        30  cores
      data (50 + 1 new + 1 leaving + 1 scaled down) x 0.25 = 13.25; web (3 old + 3 new) x 0.25 =
      1.5; mongo 1 x 1 = 1
  shop CPU limits            60  no limit  cores
      data (50 + 1 new + 1 leaving + 1 scaled down) x 1 = 53; web (3 old + 3 new) x 1 = 6; mongo 1 x
      1 = 1

Findings: none`,
  );
});

test('findings come with all that is needed to act on them', () => {
  const manifests = editedBudgets(['Deployment', 'web', 'spec.template.spec.terminationGracePeriodSeconds', 20]);
  const text = formatReport(proveManifests([...manifests, ...policies], declared));

  expect(text.slice(text.indexOf('Findings'))).toBe(
    `Findings: 1
  error grace-period-too-short  Deployment shop/web spec.template.spec.terminationGracePeriodSeconds
      what  shop/web may take 35 s to stop (linger 5 + drain 30 = 35), and is killed after 20 s: 15
            s short
      why   the kubelet sends SIGKILL at the end of the grace period, whatever requests are still
            being answered
      fix   set terminationGracePeriodSeconds to at least 35, or shorten linger or drain by 15 s
      see   ConfigMap shop/web data.LINGER_MS: LINGER_MS is "5000"
      see   ConfigMap shop/web data.DRAIN_MS: DRAIN_MS is "30000"`,
  );
  expect(text).toMatch(/\n {2}shop\/web shutdown +35 +20 +s +EXCEEDED\n/);
});

test('errors come before warnings, and a warning alone breaks no proof', () => {
  const manifests = editedBudgets(
    ['PodDisruptionBudget', 'web', 'apiVersion', 'example.com/v1'],
    ['PodDisruptionBudget', 'mongo', 'spec.maxUnavailable', 0],
  );
  const report = proveManifests([...manifests, ...policies], declared);

  expect(report.findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual([
    'error disruption-budget-blocks-drains',
    'warning missing-disruption-budget',
  ]);
  expect(isProven(report)).toBe(false);
  expect(isProven({ findings: report.findings.slice(1) })).toBe(true);
});

test('a colour is given to what it is asked for, and no line is too long without it', () => {
  const report = proveManifests(budgetManifests(), { traffic });
  const painted = formatReport(report, { paint: (text, tone) => `<${tone}>${text}</>` });

  expect(painted).toContain('<good>all hold</>');
  expect(painted).toContain('<bad>error ');
  expect(painted.replace(/<\w+>|<\/>/g, '')).toBe(formatReport(report));
});

test('a summary counts what holds, and shows each finding as the report does', () => {
  const sound = proveManifests([...budgetManifests(), ...policies], declared);
  const broken = proveManifests(
    [...editedBudgets(['Deployment', 'web', 'spec.template.spec.terminationGracePeriodSeconds', 20]), ...policies],
    declared,
  );
  const [, findings = ''] = formatReport(broken).split('Findings: 1\n');

  expect(formatSummary(sound)).toBe(`1 pair of traffic allowed, ${sound.budgets.length} budgets hold, no findings`);
  expect(formatSummary(broken)).toBe(`1 pair of traffic allowed, 1 of ${broken.budgets.length} budgets not kept, 1 finding\n${findings}`);
});

test('a budget that is declared tells of a field what a rule would suppose', () => {
  const slow = editedBudgets(['Deployment', 'web', 'spec.template.spec.containers.0.lifecycle.preStop.sleep.seconds', 45]);
  const ids = (budgets = {}) =>
    proveManifests([...slow, ...policies], { traffic, budgets })
      .findings.filter(({ path }) => path?.endsWith('terminationGracePeriodSeconds'))
      .map(({ id }) => id);

  expect(ids(EXAMPLE_BUDGETS)).toEqual(['grace-period-too-short']);
  expect(ids()).toEqual(['hook-outlives-grace-period']);
});
