import { errorTypeOf } from './error-type';
import type { Span, SpanAttributes } from './span';

/**
 * Asks another program within a span below that of the request.
 *
 * @param parent undefined where the request is not recorded: then it is just asked
 * @param describe name and attributes of the span
 */
export async function traced<Result>(
  parent: Span | undefined,
  describe: () => { readonly name: string; readonly attributes: SpanAttributes },
  run: () => Promise<Result>,
): Promise<Result> {
  if (parent === undefined) return run();
  const { name, attributes } = describe();
  const span = parent.start(name, 'client', attributes);
  try {
    return await run();
  } catch (error) {
    span.fail(errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}
