import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { spreadRefused } from './spread-refused';

const found = (constraint: object) =>
  findingsOf(spreadRefused, [
    runningWorkload({
      pod: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: { app: 'web' } },
            ...constraint,
          },
        ],
      },
    }),
  ]);

test('zones that must be there go with a spread that must be kept', () => {
  expect(found({ minDomains: 3, whenUnsatisfiable: 'ScheduleAnyway' })).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.template.spec.topologySpreadConstraints[0].minDomains',
      fix: 'remove minDomains, or write whenUnsatisfiable: DoNotSchedule',
    },
  ]);
});

test.each([
  [{ maxSkew: 0 }, 'maxSkew'],
  [{ minDomains: 0 }, 'minDomains'],
])('%j is refused', (constraint, field) => {
  expect(found(constraint)).toMatchObject([{ severity: 'error', path: expect.stringMatching(new RegExp(`${field}$`)) }]);
});

test.each([{}, { minDomains: 3 }, { whenUnsatisfiable: 'ScheduleAnyway' }])('silent of %j', (constraint) => {
  expect(found(constraint)).toEqual([]);
});
