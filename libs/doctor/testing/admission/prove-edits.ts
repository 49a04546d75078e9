import fc from 'fast-check';
import type { Finding } from '../../src/finding/finding';
import { proveManifests } from '../../src/report/report';
import { MISSING, oddJson, type Place, placesOf, replaceAt } from '../odd-values';
import type { ApiServer } from './api-server';
import { COMPLETE_OBJECTS } from './complete-objects';
import { NAMED_EDITS } from './named-edits';

/** Used by tests only: whether a server refuses what the doctor says that it does, of complete objects with one odd value. */

const EDITS = 2_000;

/** Rules that say of an object that no API server takes it. */
const REFUSALS = [
  'cron-schedule-refused',
  'invalid-disruption-budget',
  'invalid-field',
  'invalid-policy',
  'invalid-quantity',
  'missing-field',
  'port-name-twice',
  'restart-policy-refused',
  'rollout-without-step',
  'spread-refused',
  'strategy-refused',
  'wrong-type',
];

interface Example {
  readonly collection: string;
  readonly object: unknown;
  readonly edit: string;
}

const edited: fc.Arbitrary<Example> = fc
  .record({ entry: fc.constantFrom(...Object.entries(COMPLETE_OBJECTS)), at: fc.nat(), odd: oddJson })
  .map(({ entry: [collection, object], at, odd }) => {
    const places = placesOf(object).filter((place) => !isUnjudged(collection, place));
    const place = places[at % places.length] ?? [];
    return toExample(collection, place, odd);
  });

function toExample(collection: string, place: Place, value: unknown): Example {
  const edit = `${collection} ${place.join('.')} = ${value === MISSING ? 'nothing' : JSON.stringify(value)}`;
  return { collection, object: replaceAt(COMPLETE_OBJECTS[collection], place, value), edit };
}

/**
 * The address of a collection says kind and version for an object that does not. The templates of a StatefulSet are judged when pods and
 * claims are made of them; that of a Deployment is the same.
 */
function isUnjudged(collection: string, [field, part]: Place): boolean {
  return (
    field === 'apiVersion' ||
    field === 'kind' ||
    (collection.endsWith('statefulsets') && ['template', 'volumeClaimTemplates'].includes(String(part)))
  );
}

function listRefusals(object: unknown): readonly Finding[] {
  return proveManifests([object]).findings.filter(({ id, severity }) => severity === 'error' && REFUSALS.includes(id));
}

/** What the doctor says of an example that the server would not. */
async function judge({ collection, object, edit }: Example, server: ApiServer): Promise<readonly string[]> {
  const refusals = listRefusals(object);
  if (refusals.length === 0 || !(await server.judge(collection, object)).isAccepted) return [];
  return refusals.map(({ id, what }) => `${edit} is accepted, and the doctor says ${id}: ${what}`);
}

/** The same, and what the server refuses while the doctor is silent. */
async function judgeBothWays(example: Example, server: ApiServer): Promise<readonly string[]> {
  const { collection, object, edit } = example;
  if (listRefusals(object).length > 0) return await judge(example, server);
  return (await server.judge(collection, object)).isAccepted ? [] : [`${edit} is refused, and the doctor is silent`];
}

/** What the doctor says of odd objects that the server would not, and of edits that are known to be refused also the other way round. */
export async function proveEdits(server: ApiServer): Promise<readonly string[]> {
  for (const [collection, object] of Object.entries(COMPLETE_OBJECTS))
    if (!(await server.judge(collection, object)).isAccepted) throw new Error(`the API server refuses ${collection} as it is`);
  const wrong: string[] = [];
  for (const [collection, place, values] of NAMED_EDITS)
    for (const value of values) wrong.push(...(await judgeBothWays(toExample(collection, place, value), server)));
  for (const example of fc.sample(edited, EDITS)) wrong.push(...(await judge(example, server)));
  console.log(`${EDITS} odd objects asked for`);
  return wrong;
}
