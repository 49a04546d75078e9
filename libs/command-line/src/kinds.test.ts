import { address, choice, count, listOf, seconds, text, wholeNumber } from './kinds';

test.each([
  { kind: text, given: ' any ', value: ' any ' },
  { kind: wholeNumber({ min: 0, max: 60_000 }), given: '60000', value: 60_000 },
  { kind: wholeNumber({ min: 1 }), given: '1', value: 1 },
  { kind: count, given: '50', value: 50 },
  { kind: seconds, given: '15s', value: 15 },
  { kind: seconds, given: '15', value: 15 },
  { kind: choice(['k6', 'wrk']), given: 'wrk', value: 'wrk' },
  { kind: address, given: 'http://localhost:3000', value: new URL('http://localhost:3000') },
  { kind: listOf(count), given: '50,1000', value: [50, 1_000] },
])('reads $given as $value', ({ kind, given, value }) => {
  expect(kind(given, '--it')).toEqual(value);
});

test.each([
  { kind: text, given: '', message: '--it is empty; give a value, or leave it away' },
  { kind: wholeNumber({ min: 0, max: 60_000 }), given: '60001', message: '--it is "60001"; give a whole number from 0 to 60000' },
  { kind: wholeNumber({ min: 0, max: 60_000 }), given: '-1', message: '--it is "-1"; give a whole number from 0 to 60000' },
  { kind: wholeNumber({ min: 1 }), given: '1.5', message: '--it is "1.5"; give a whole number of at least 1' },
  { kind: wholeNumber({ min: 0 }), given: '', message: '--it is ""; give a whole number of at least 0' },
  { kind: wholeNumber({ min: 0 }), given: '1e3', message: '--it is "1e3"; give a whole number of at least 0' },
  { kind: count, given: '0', message: '--it is "0"; give a whole number of at least 1' },
  { kind: count, given: '1e3', message: '--it is "1e3"; give a whole number of at least 1' },
  { kind: seconds, given: '1m', message: '--it is "1m"; give a whole number of at least 1' },
  { kind: choice(['k6', 'wrk']), given: 'ab', message: '--it is ab; give one of k6, wrk' },
  { kind: address, given: 'localhost:3000', message: '--it is localhost:3000; give an address such as http://localhost:3000' },
  { kind: address, given: 'http://me:secret@localhost', message: '--it holds a credential; give the address alone' },
  {
    kind: address,
    given: 'me:secret@localhost',
    message: '--it is not usable (value hidden); give an address such as http://localhost:3000',
  },
  { kind: listOf(count), given: '50,', message: '--it is ""; give a whole number of at least 1' },
])('refuses $given: $message', ({ kind, given, message }) => {
  expect(() => kind(given, '--it')).toThrow(new Error(message));
});
