import { formatMarkdown } from './format-markdown';
import { formatText } from './format-text';
import type { Report } from './report';
import { toDocument } from './to-document';

const HEALTHY: Report = {
  ...{ environment: 'dev', context: 'kind-fairlead', namespace: 'shop-dev', isHealthy: true, seconds: 12 },
  counts: { nodes: 3, workloads: 5, pods: 5, ingresses: 1 },
  problems: [],
};

const BROKEN: Report = {
  ...HEALTHY,
  isHealthy: false,
  problems: [
    {
      ...{ message: 'container-crashing', object: 'Deployment shop-dev/web, container web', pods: 2 },
      what: 'it ended with 1, and it has been restarted 3 times',
      evidence: [
        { source: 'event', says: 'BackOff: back-off restarting' },
        { source: 'log', says: 'PORT is "x" <b>@all</b> ```' },
      ],
    },
    { message: 'node-cordoned', object: 'Node a', what: 'no new pod is put on it', evidence: [] },
  ],
};

test('a healthy environment is one sentence', () => {
  expect(formatText(HEALTHY)).toBe(
    'shop-dev on kind-fairlead is healthy after 12 s: 0 errors, 0 warnings; 3 nodes, 5 workloads, 5 pods, 1 ingress',
  );
});

test('a problem says what, why, what to do and where more is', () => {
  expect(formatText(BROKEN).split('\n')).toEqual([
    'error container-crashing  Deployment shop-dev/web, container web',
    '  what       it ended with 1, and it has been restarted 3 times (2 pods)',
    '  event      BackOff: back-off restarting',
    '  log        PORT is "x" <b>@all</b> ```',
    '  next       read its last log lines; correct what it complains of',
    '  more       docs/what-to-do-when.md#container-crashing',
    '',
    'warning node-cordoned  Node a',
    '  what       no new pod is put on it',
    '  next       allow pods there again once it is repaired: kubectl uncordon NAME',
    '  more       docs/what-to-do-when.md#node-cordoned',
    '',
    'shop-dev on kind-fairlead is not healthy after 12 s: 1 error, 1 warning; 3 nodes, 5 workloads, 5 pods, 1 ingress',
  ]);
});

test('of a cluster that could not be asked nothing is counted', () => {
  const what = 'the kubeconfig has no such context';
  const problems = [{ message: 'context-unknown', object: 'cluster', what, evidence: [] }] as const;

  expect(
    formatText({ ...BROKEN, context: 'nowhere', seconds: 0, problems })
      .split('\n')
      .at(-1),
  ).toBe('how shop-dev on nowhere is, is not known after 0 s: the cluster could not be asked');
});

test('in Markdown a log is a block that nothing in it ends, and nobody is called', () => {
  const [heading, summary, ...rest] = formatMarkdown(BROKEN).split('\n\n');

  expect([heading, summary]).toEqual([
    '## Health of `shop-dev`',
    expect.stringMatching(/^shop-dev on kind-fairlead is not healthy after 12 s/),
  ]);
  expect(rest).toContain('````text\nevent      BackOff: back-off restarting\nlog        PORT is "x" <b>@all</b> ```\n````');
});

test('what a cluster says outside of a block is text, not Markdown', () => {
  const [problem] = BROKEN.problems;

  const markdown = formatMarkdown({ ...BROKEN, problems: [{ ...problem!, what: '<b>@all</b> [a](b)', evidence: [] }] });

  expect(markdown).toContain('&#60;b&#62;&#64;all&#60;/b&#62; &#91;a&#93;(b)');
});

test('for programs a problem has its name, how bad it is, and where help is', () => {
  expect(toDocument(BROKEN)).toMatchObject({
    ...{ version: 1, healthy: false, environment: 'dev', counts: { nodes: 3 } },
    problems: [
      { message: 'container-crashing', severity: 'error', pods: 2, help: 'docs/what-to-do-when.md#container-crashing' },
      { message: 'node-cordoned', severity: 'warning', pods: 1 },
    ],
  });
});
