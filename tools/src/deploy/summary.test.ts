import { formatSummary } from './summary';

test('a summary is Markdown: how it ended, why, what to do, and what it was', () => {
  const summary = formatSummary({
    title: 'prod: sha-2 failed, and release 1 (sha-1) is back',
    facts: [['images', 'sha-2']],
    plan: ['~ Deployment shop/web'],
    rollouts: [{ name: 'Deployment shop/web', pods: 3, seconds: 12 }],
    reason: 'it does not come up\n```',
    next: 'Mend it.',
  });

  expect(summary.split('\n')).toEqual([
    '## prod: sha-2 failed, and release 1 (sha-1) is back',
    '',
    '```text',
    'it does not come up',
    "'''",
    '```',
    '',
    'Mend it.',
    '',
    '|  |  |',
    '| --- | --- |',
    '| images | sha-2 |',
    '',
    '| Rollout | pods | seconds |',
    '| --- | --- | --- |',
    '| Deployment shop/web | 3 | 12 |',
    '',
    '```text',
    '~ Deployment shop/web',
    '```',
  ]);
});
