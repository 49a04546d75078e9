import fc from 'fast-check';
import { findSchemaFaults } from '../../src/rules/rejected/schema/find-schema-faults';
import type { KubernetesRelease } from '../../src/rules/rejected/schema/kubernetes-release';
import { oddJson, type Place, placesOf, replaceAt } from '../odd-values';
import type { ApiServer, ServedCollection } from './api-server';
import { objectOf } from './random-object';

/**
 * Used by tests only: whether a server cannot read exactly the objects that the doctor says have values of another type, knows exactly the
 * fields that the doctor knows, and refuses what the doctor says has something missing or another word. Of every kind that it serves.
 */

const OBJECTS_OF_EACH_KIND = 60;

/** A binding is no object that is kept: a dry run of one asks for its pod. */
const UNJUDGED = ['Binding'];

type Example = Readonly<Record<string, unknown>>;

export async function proveSchemas(server: ApiServer, release: KubernetesRelease): Promise<readonly string[]> {
  const collections = (await server.listCollections()).filter(({ kind }) => !UNJUDGED.includes(kind));
  const wrong: string[] = [];
  for (const collection of collections)
    for (const example of fc.sample(examplesOf(collection, release), OBJECTS_OF_EACH_KIND))
      wrong.push(...(await compare(example, collection, release, server)));
  console.log(`${collections.length * OBJECTS_OF_EACH_KIND} objects of ${collections.length} kinds asked for`);
  return wrong;
}

/** Objects of a kind, most of them with something odd in them: another value at a place, or a field that is not known. */
function examplesOf({ apiVersion, kind }: ServedCollection, release: KubernetesRelease): fc.Arbitrary<Example> {
  const type = release.findType(apiVersion, kind);
  if (!type) throw new Error(`the table has no ${kind} of ${apiVersion}; run npm run schemas:write`);
  const body = fc.boolean().chain((isWhole) => objectOf(type, isWhole) as fc.Arbitrary<Example>);
  return fc
    .record({ body, at: fc.nat(), odd: oddJson, edit: fc.constantFrom('none', 'value', 'field') })
    .map(({ body: bare, at, odd, edit }) => {
      const object = { ...bare, apiVersion, kind, metadata: { name: 'web' } };
      const places = placesOf(object).filter((place) => !isIdentity(place));
      const place = places[at % Math.max(places.length, 1)];
      if (edit === 'none' || !place) return object;
      return replaceAt(object, edit === 'value' ? place : [...place.slice(0, -1), 'bogus'], odd) as Example;
    });
}

/** What says which object it is, and what a cluster writes. */
function isIdentity([field = '']: Place): boolean {
  return ['apiVersion', 'kind', 'metadata', 'status'].includes(String(field));
}

async function compare(
  example: Example,
  { collection }: ServedCollection,
  release: KubernetesRelease,
  server: ApiServer,
): Promise<readonly string[]> {
  const type = release.findType(String(example['apiVersion']), String(example['kind']));
  const faults = type ? findSchemaFaults(example, type) : [];
  const { isAccepted, message } = await server.judge(collection, example, 'Strict');
  const isUnreadable = /cannot be handled as/.test(message) && !message.includes('strict decoding error');
  const told = (problem: string) => faults.filter((fault) => fault.problem === problem).map(({ path }) => path);
  const says = (what: string) => [`${what}: ${JSON.stringify(example)}; the API server says ${isAccepted ? 'nothing' : message}`];
  if (isUnreadable !== told('type').length > 0) return says(`the doctor finds other types at ${told('type').join(', ') || 'no place'}`);
  if (isUnreadable) return [];
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(([, path]) => path).sort();
  if (String(unknown) !== String(told('unknown').sort()))
    return says(`the doctor finds unknown fields at ${told('unknown').join(', ') || 'no place'}`);
  const refused = [...told('missing'), ...told('word')];
  return isAccepted && refused.length > 0 ? says(`the doctor finds fault with ${refused.join(', ')}`) : [];
}
