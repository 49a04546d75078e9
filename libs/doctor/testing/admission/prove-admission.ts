import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { proveManifests } from '../../src/report/report';
import { MISSING, oddJson, type Place, placesOf, replaceAt } from '../odd-values';
import { COMPLETE_OBJECTS } from './complete-objects';

/** Used by tests only: asks the API server of KUBECONFIG whether it refuses what the doctor says that it does. Nothing is kept there. */

const EDITS = 2_000;

/** Rules that say of an object that no API server takes it. */
const REFUSALS = ['invalid-field', 'invalid-quantity', 'invalid-policy', 'invalid-disruption-budget'];

/** Bad request, and not as the kind demands. */
const REFUSED = [400, 422];

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
    const edit = `${collection} ${place.join('.')} = ${odd === MISSING ? 'nothing' : JSON.stringify(odd)}`;
    return { collection, object: replaceAt(object, place, odd), edit };
  });

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

/** What the doctor says of an example that the API server would not. */
async function judge({ collection, object, edit }: Example, server: string): Promise<readonly string[]> {
  const refusals = proveManifests([object], { traffic: [] }).findings.filter(({ id }) => REFUSALS.includes(id));
  if (refusals.length === 0 || !(await accepts(server, collection, object))) return [];
  return refusals.map(({ id, what }) => `${edit} is accepted, and the doctor says ${id}: ${what}`);
}

async function accepts(server: string, collection: string, object: unknown): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server}/${collection}?dryRun=All`, { method: 'POST', headers, body: JSON.stringify(object) });
  const text = await answer.text();
  if (!answer.ok && !REFUSED.includes(answer.status)) throw new Error(`the API server answers ${answer.status}: ${text}`);
  return answer.ok;
}

async function main(): Promise<void> {
  const proxy = spawn('kubectl', ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(proxy.stdout, 'data')) as [Buffer];
    const server = `http://${/[\d.]+:\d+/.exec(line.toString())?.[0]}`;
    for (const [collection, object] of Object.entries(COMPLETE_OBJECTS))
      if (!(await accepts(server, collection, object))) throw new Error(`the API server refuses ${collection} as it is`);
    const wrong: string[] = [];
    for (const example of fc.sample(edited, EDITS)) wrong.push(...(await judge(example, server)));
    for (const said of new Set(wrong)) console.error(said);
    console.log(`${EDITS} odd objects: ${wrong.length === 0 ? 'the API server refuses all that the doctor says it does' : 'see above'}`);
    process.exitCode = Number(wrong.length > 0);
  } finally {
    proxy.kill();
  }
}

void main();
