import type { Synthesis } from 'fairlead/synth';
import type { Attempt } from './attempt-synthesis';
import type { Fault } from './fault';
import type { Kit } from './kit';

/**
 * What was rendered, where nothing is wrong with it and with its types.
 *
 * @param types what is wrong with them
 * @throws InvalidPlatform of the kit with all that is wrong
 */
export function joinAttempt(attempt: Attempt, types: readonly Fault[], { InvalidPlatform }: Kit): readonly Synthesis[] {
  const { syntheses, refusal = [] } = attempt;
  const typeFaults = findNewFaults(types, refusal).map(({ message, place }) => (place === undefined ? message : `${place} ${message}`));
  if (syntheses && typeFaults.length === 0) return syntheses;
  const places = refusal.flatMap(({ message, place }) => (place === undefined ? [] : [[message, place] as const]));
  throw new InvalidPlatform([...refusal.map(({ message }) => message), ...typeFaults], new Map(places));
}

/** Those of lines of which nothing is told: the type says the same in more words. Where a file does not parse, its types say nothing. */
function findNewFaults(types: readonly Fault[], told: readonly Fault[]): readonly Fault[] {
  if (told.some(({ message }) => message.startsWith('SyntaxError: '))) return [];
  const lines = told.map(lineOf);
  return types.filter((fault) => fault.place === undefined || !lines.includes(lineOf(fault)));
}

/** `platform.ts:12` of `platform.ts:12:17`. */
function lineOf({ place }: Fault): string | undefined {
  return place?.replace(/:\d+$/, '');
}
