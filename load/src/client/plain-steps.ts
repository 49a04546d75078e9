import type { ClientProps, Step } from './client';
import { get } from './data-steps';

/** One GET after the other, each of a path alone. That much is known of every service, also of one that was added today. */
export function plainSteps({ plain = [] }: Pick<ClientProps, 'plain'>, random: () => number) {
  const steps = plain.map((path): Step => ({ call: get(path, false), receive: () => ({}) }));
  let count = Math.floor(random() * steps.length);
  return { ...(steps.length > 0 && { plain: () => steps[(count += 1) % steps.length] as Step }) };
}
