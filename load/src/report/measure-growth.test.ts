import { measureGrowth } from './measure-growth';

test.each([
  { course: 'a start that fills caches', values: [50, 50, 100, 100, 100, 100, 110, 110], growth: 0.1 },
  { course: 'a leak', values: [100, 100, 100, 100, 120, 130, 150, 150], growth: 0.5 },
  { course: 'what shrinks', values: [100, 100, 100, 100, 90, 90, 80, 80], growth: -0.2 },
  { course: 'one busy moment', values: [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 99, 9], growth: 0 },
  { course: 'nothing', values: [0, 0, 0, 0], growth: 0 },
  { course: 'a run too short to say', values: [1, 2, 3], growth: 0 },
])('$course has grown by $growth', ({ values, growth }) => {
  expect(measureGrowth(values)).toBeCloseTo(growth);
});
