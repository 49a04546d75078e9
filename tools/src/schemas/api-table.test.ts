import { mergeReleases } from './api-table';
import type { ReleaseSchema } from './release-schema';
import { renderTable } from './table-file';

function release(kinds: Readonly<Record<string, string>>, fields: Readonly<Record<string, string>>): ReleaseSchema {
  return { kinds: new Map(Object.entries(kinds)), types: new Map([['sea.v1.Sail', new Map(Object.entries(fields))]]) };
}

const SAIL = { 'sea.k8s.io/v1 Sail': 'sea.v1.Sail' };
const RELEASES = [
  ['1.1', release({ ...SAIL, 'sea.k8s.io/v1beta1 Sail': 'sea.v1beta1.Sail' }, { area: 'int32', colour: 'string' })],
  ['1.2', release(SAIL, { area: 'int64', colour: 'string', reefs: 'int32' })],
  ['1.3', release(SAIL, { area: 'int64', colour: 'string', reefs: 'int32' })],
] as const;

test('what all releases have is told without them, and other things with the first and the last that have it', () => {
  expect(mergeReleases(RELEASES)).toEqual({
    kinds: { 'sea.k8s.io/v1': { Sail: 'sea.v1.Sail' }, 'sea.k8s.io/v1beta1': { Sail: 'sea.v1beta1.Sail 1.1-1.1' } },
    types: { 'sea.v1.Sail': { area: ['int32 1.1-1.1', 'int64 1.2-1.3'], colour: 'string', reefs: 'int32 1.2-1.3' } },
  });
});

test('a field of a type is told without releases where all that have the type have it', () => {
  const later = [['1.0', { kinds: new Map(), types: new Map() }], ...RELEASES.slice(1)] as const;

  expect(mergeReleases(later).types).toEqual({ 'sea.v1.Sail': { area: 'int64', colour: 'string', reefs: 'int32' } });
});

test('the table is a module with a line for each version and each type', () => {
  const text = renderTable(['1.1', '1.2'], mergeReleases(RELEASES));

  expect(text).toContain("export const KUBERNETES_RELEASES = ['1.1', '1.2'] as const;");
  expect(text).toContain('sea.v1.Sail {"area":["int32 1.1-1.1","int64 1.2-1.3"],"colour":"string","reefs":"int32 1.2-1.3"}');
});
