import { z } from 'zod';
import { InvalidInput } from '../errors/errors';
import { parse } from './parse';

const order = z.object({ items: z.array(z.object({ id: z.string('must be text') })), count: z.coerce.number('must be a number') });

test('gives what the schema makes of the input', () => {
  expect(parse(order, { items: [{ id: 'a' }], count: '2' })).toEqual({ items: [{ id: 'a' }], count: 2 });
});

function refusalOf<Output>(schema: z.ZodType<Output>, input: unknown): unknown {
  try {
    return parse(schema, input);
  } catch (error) {
    return error;
  }
}

test('lists every fault with its path', () => {
  const refusal = refusalOf(order, { items: [{ id: 'a' }, { id: 1 }], count: 'two' });

  expect(refusal).toBeInstanceOf(InvalidInput);
  expect(refusal).toMatchObject({
    status: 400,
    message: 'items.1.id must be text; count must be a number',
    errors: [
      { path: 'items.1.id', message: 'must be text' },
      { path: 'count', message: 'must be a number' },
    ],
  });
});

test('a fault of the whole has no path', () => {
  const refusal = refusalOf(z.string('must be text'), 1);

  expect(refusal).toMatchObject({ message: 'must be text', errors: [{ path: '', message: 'must be text' }] });
});
