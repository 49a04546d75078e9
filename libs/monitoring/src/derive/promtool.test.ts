import { CLUSTER_CASES } from '../../testing/cases/cluster-cases';
import { SERVICE_CASES } from '../../testing/cases/service-cases';
import { STORE_CASES } from '../../testing/cases/store-cases';
import { checkRules, testRules, testWithPrometheus } from '../../testing/promtool';
import { createTestShop, TEST_SETTINGS } from '../../testing/shop';
import { deriveRules } from './derive-rules';

const groups = deriveRules(createTestShop(), TEST_SETTINGS);
const cases = [...SERVICE_CASES, ...STORE_CASES, ...CLUSTER_CASES];

test('every alert has a scene in which it is raised, and one in which nothing is', () => {
  const derived = groups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : [])));

  expect([...new Set(cases.map(({ alert }) => alert))].sort()).toEqual([...new Set(derived)].sort());
});

testWithPrometheus('promtool accepts the rules, and finds none twice', () => {
  expect(checkRules(groups)).toMatchObject({ status: 0 });
});

testWithPrometheus(
  'each alert is raised when it is to be, not before, and nothing is in its silent scene',
  () => {
    expect(testRules(groups, cases)).toMatchObject({ status: 0, text: expect.stringContaining('SUCCESS') });
  },
  120_000,
);
