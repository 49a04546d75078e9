import { durableConcern } from './durable-concern';

test.each([
  { what: 'nothing is asked for', asked: {}, members: 1, w: 'majority' },
  { what: 'the address asks for one member of three', asked: { w: 1 }, members: 3, w: 'majority' },
  { what: 'it asks for as many as a majority has', asked: { w: 2 }, members: 3, w: 'majority' },
  { what: 'it asks for fewer than a majority has', asked: { w: 2 }, members: 5, w: 'majority' },
  { what: 'it asks for all', asked: { w: 3 }, members: 3, w: 3 },
  { what: 'it asks for more than half', asked: { w: 4 }, members: 5, w: 4 },
])('when $what of $members, $w must have a batch, in the journal', ({ asked, members, w }) => {
  expect(durableConcern(asked, members)).toEqual({ w, j: true, wtimeout: 3_000 });
});

test.each([
  { asked: 100, wtimeout: 100 },
  { asked: 60_000, wtimeout: 3_000 },
])('an address that allows $asked ms gets $wtimeout: later nobody waits', ({ asked, wtimeout }) => {
  expect(durableConcern({ wtimeoutMS: asked }, 3)).toMatchObject({ wtimeout });
});
