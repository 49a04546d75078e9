import type { ZodType } from 'zod';
import { InvalidInput } from '../errors/errors';

/**
 * Parses an input with a schema of the contract's HTTP half.
 *
 * @throws InvalidInput with one line for each fault
 */
export function parse<Output>(schema: ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new InvalidInput(
    errors.map(({ path, message }) => (path === '' ? message : `${path} ${message}`)).join('; '),
    errors,
    result.error,
  );
}
