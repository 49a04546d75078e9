import { type ClientProps, createClient, type CreateClient, type Step } from './client';
import { dataSteps } from './data-steps';
import { documentSteps } from './document-steps';
import { operationalSteps } from './operational-steps';
import { plainSteps } from './plain-steps';
import { UserSteps } from './user-steps';

type Steps = UserSteps &
  ReturnType<typeof dataSteps> &
  ReturnType<typeof documentSteps> &
  ReturnType<typeof operationalSteps> &
  ReturnType<typeof plainSteps>;

/** How many cards of the deck each step has; those for which the target has no path are left out. */
export type Weights = Readonly<Partial<Record<keyof Steps, number>>>;

/** A client that takes steps like cards from a deck, which is shuffled anew when it is used up. */
export function createMix(weights: Weights): CreateClient {
  return (props, random) => {
    const steps = allSteps(props, random);
    const cards = Object.entries(weights).flatMap(([name, weight]) => {
      const step = steps[name as keyof Steps];
      return step ? Array.from({ length: weight }, () => step) : [];
    });
    if (cards.length === 0) throw new Error('the service under load answers none of the paths of this scenario; see --url');
    let deck: (() => Step)[] = [];
    return createClient(() => {
      if (deck.length === 0) deck = shuffle(cards, random);
      return (deck.pop() as () => Step)();
    });
  };
}

function allSteps(props: ClientProps, random: () => number): Partial<Steps> {
  const { users, user } = props.paths;
  return {
    ...(users !== undefined && user !== undefined && { ...new UserSteps({ users, user }, random) }),
    ...dataSteps(props, random),
    ...documentSteps(props),
    ...operationalSteps(props),
    ...plainSteps(props, random),
  };
}

function shuffle<T>(cards: readonly T[], random: () => number): T[] {
  return cards
    .map((card) => ({ card, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ card }) => card);
}
