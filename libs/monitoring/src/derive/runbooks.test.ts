import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestShop } from '../../testing/shop';
import { deriveRules } from './derive-rules';

const FOLDER = join(__dirname, '../../../../docs/runbooks');
const runbooks = 'https://example.com/runbooks';

/** The alerts of a platform that has everything of which one is derived, by the page that each leads to. */
const alerts = new Map(
  deriveRules(createTestShop(), { runbooks })
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => ('alert' in rule ? [[rule.annotations.runbook_url.slice(runbooks.length + 1), rule.alert] as const] : [])),
);

test.each([...alerts])('%s is there, and leads from what is seen over the proof to what mends it', (page, alert) => {
  const headings = readFileSync(join(FOLDER, page), 'utf8').match(/^#+ .*$/gm);

  expect(headings).toEqual([`# ${alert}`, '## Symptom', '## Proof', '## Fix']);
});

test('the list of pages has each of them, with its alert', () => {
  const listed = [...readFileSync(join(FOLDER, 'README.md'), 'utf8').matchAll(/^\| \[(\w+)\]\(([a-z0-9-]+\.md)\)/gm)];

  expect(new Map(listed.map(([, alert, page]) => [page, alert]))).toEqual(alerts);
  expect(readdirSync(FOLDER)).toEqual(expect.arrayContaining([...alerts.keys()]));
});
