import { findPropFaults, findUnknownProps, findVariantFaults, type KnownProps, type KnownVariants } from './known-props';

interface Boat {
  readonly length: number;
  readonly flag?: string;
  readonly owner: string | undefined;
}

type Engine = { readonly kind: 'sail'; readonly masts: number } | { readonly kind: 'diesel' | 'petrol'; readonly litres?: number };

const BOAT: KnownProps<Boat> = { length: 'required', flag: 'optional', owner: 'required' };
const ENGINE: KnownVariants<Engine, 'kind'> = {
  sail: { kind: 'required', masts: 'required' },
  diesel: { kind: 'required', litres: 'optional' },
  petrol: { kind: 'required', litres: 'optional' },
};

const boat = (given: unknown) => findPropFaults({ subject: 'a Boat', given }, BOAT);

test.each([
  [{ length: 3, owner: 'Ada' }, []],
  [{ length: 3, owner: 'Ada', flg: 'GB' }, ['flg is no prop of a Boat; write flag']],
  [{ length: 3, owner: 'Ada', colour: 'red' }, ['colour is no prop of a Boat; write one of length, flag, owner']],
  [{ owner: 'Ada' }, ['length is missing; a Boat has no default for it']],
  [undefined, ['length is missing; a Boat has no default for it', 'owner is missing; a Boat has no default for it']],
])('of %j it says %j', (given, faults) => {
  expect(boat(given)).toEqual(faults);
});

test.each<[unknown, string]>([
  [null, 'tender of a Boat is null, which is no object; write one with length, flag, owner'],
  [5, 'tender of a Boat is 5, which is no object; write one with length, flag, owner'],
  ['x', 'tender of a Boat is "x", which is no object; write one with length, flag, owner'],
  [[], 'tender of a Boat is a list, which is no object; write one with length, flag, owner'],
])('what has no props is one fault: %j', (given, fault) => {
  const props = { subject: 'a Boat', given, path: 'tender.' };

  expect(findPropFaults(props, BOAT)).toEqual([fault]);
  expect(findUnknownProps(props, BOAT)).toEqual([fault]);
  expect(boat(given)).toEqual([fault.replace('tender of', 'what was given to')]);
  expect(findVariantFaults(props, 'kind', ENGINE)).toEqual([fault.replace('length, flag, owner', 'kind')]);
});

test('a misspelt prop that is needed is one fault', () => {
  expect(boat({ lenght: 3, owner: 'Ada' })).toEqual(['lenght is no prop of a Boat; write length']);
});

test('names the place of a nested prop, in what was written and in what to write', () => {
  const faults = findUnknownProps({ subject: 'a Boat', given: { flga: 1 }, path: 'tender.' }, BOAT);

  expect(faults).toEqual(['tender.flga is no prop of a Boat; write tender.flag']);
});

test.each([
  [{ kind: 'petrol', litres: 2 }, []],
  [{ kind: 'sail', masts: 1, litres: 2 }, ['litres is no prop of an engine; write one of kind, masts']],
  [{ kind: 'deisel' }, ['kind of an engine is "deisel"; write diesel']],
  [undefined, ['kind of an engine is undefined; write one of sail, diesel, petrol']],
])('each variant has props of its own: of %j it says %j', (given, faults) => {
  expect(findVariantFaults({ subject: 'an engine', given }, 'kind', ENGINE)).toEqual(faults);
});

test('a table that forgets a prop, has one too many or calls it what it is not does not compile', () => {
  const tables: readonly KnownProps<Boat>[] = [
    // @ts-expect-error flag is forgotten
    { length: 'required', owner: 'required' },
    // @ts-expect-error no such prop
    { length: 'required', flag: 'optional', owner: 'required', colour: 'optional' },
    // @ts-expect-error it has no default
    { length: 'optional', flag: 'optional', owner: 'required' },
  ];

  expect(tables).toHaveLength(3);
});
