import type { ClientProps, Step } from './client';
import { get } from './data-steps';

/**
 * One GET after the other, each of a path alone. That much is known of every service, also of one that was added today: `plain` takes all
 * of them, `others` those that no other step knows.
 */
export function plainSteps({ plain = [], paths }: Pick<ClientProps, 'plain' | 'paths'>, random: () => number) {
  const known = new Set<string>(Object.values(paths));
  const others = plain.filter((path) => !known.has(path));
  return {
    ...(plain.length > 0 && { plain: inTurn(plain, random) }),
    ...(others.length > 0 && { others: inTurn(others, random) }),
  };
}

function inTurn(paths: readonly string[], random: () => number): () => Step {
  const steps = paths.map((path): Step => ({ call: get(path, false), receive: () => ({}) }));
  let count = Math.floor(random() * steps.length);
  return () => steps[(count += 1) % steps.length] as Step;
}
