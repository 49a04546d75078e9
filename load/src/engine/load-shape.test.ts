import { type LoadShape, scaleShape } from './load-shape';

const CLOSED: LoadShape = { kind: 'closed', clients: 100, durationS: 30 };

test('what is not asked for stays', () => {
  expect(scaleShape(CLOSED, { clients: 5 })).toEqual({ ...CLOSED, clients: 5 });
  expect(scaleShape(CLOSED, { durationS: 9 })).toEqual({ ...CLOSED, durationS: 9 });
});
