import { findFault, is, isCount, isListOf, isShare, isText, isTime, isUuid, type Shape } from './shape';

interface Wire {
  readonly status: string;
  readonly ids: readonly string[];
}

const SHAPE: Shape<Wire> = { status: is('success'), ids: isListOf(isText, 2) };
const [ID, OTHER] = ['a', 'b'];

test.each([
  { answer: { status: 'success', ids: [ID, OTHER] }, fault: undefined },
  { answer: { status: 'success', ids: [ID] }, fault: 'the field ids is not what the contract says' },
  { answer: { status: 'success', ids: [ID, 7] }, fault: 'the field ids is not what the contract says' },
  { answer: { ids: [ID, OTHER] }, fault: 'the field status is not what the contract says' },
  { answer: { status: 'success', ids: [ID, OTHER], extra: 1 }, fault: 'the field extra is not in the contract' },
  { answer: null, fault: 'the body is no JSON object' },
])('$answer: $fault', ({ answer, fault }) => {
  expect(findFault(SHAPE, JSON.stringify(answer))).toBe(fault);
});

test('a body that is no JSON is a fault, not an error', () => {
  expect(findFault(SHAPE, '<html>')).toBe('the body is no JSON object');
});

test.each([
  { check: isCount, good: 0, bad: -1 },
  { check: isCount, good: 7, bad: 1.5 },
  { check: isShare, good: 1, bad: 1.1 },
  { check: isTime, good: '2026-01-31T12:00:00.000Z', bad: '2026-01-31T12:00:00+01:00' },
  { check: isUuid, good: '01973f3e-8b1f-7c3c-9d55-0a1b2c3d4e5f', bad: '01973f3e-8b1f-4c3c-9d55-0a1b2c3d4e5f' },
])('$check.name takes $good and not $bad', ({ check, good, bad }) => {
  expect([check(good), check(bad)]).toEqual([true, false]);
});
