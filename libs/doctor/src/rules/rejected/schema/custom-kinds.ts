import type { Inventory } from '../../../read/inventory';
import { isMap } from '../../../read/schema/field-type';
import { createCustomType } from './custom-type';
import type { SchemaType } from './schema-type';

/** Schemas of the versions of a custom kind, by their names. */
type Versions = ReadonlyMap<string, SchemaType>;

const found = new WeakMap<Inventory, ReadonlyMap<string, Versions>>();

/** What the CustomResourceDefinitions of a set define, by group and kind: `argoproj.io/Rollout`. Read once. */
export function findCustomKinds(inventory: Inventory): ReadonlyMap<string, Versions> {
  const known = found.get(inventory) ?? readDefinitions(inventory);
  found.set(inventory, known);
  return known;
}

function readDefinitions({ objects }: Inventory): ReadonlyMap<string, Versions> {
  return new Map(
    objects.ofKind('CustomResourceDefinition').map(({ source, identity }) => {
      const spec = at(source, 'spec');
      // Schemas of v1beta1 say less: what they do not know is kept.
      const isOpen = identity.apiVersion !== 'apiextensions.k8s.io/v1' || at(spec, 'preserveUnknownFields') === true;
      const versions = isOpen ? [] : [at(spec, 'versions') ?? []].flat();
      return [
        `${String(at(spec, 'group'))}/${String(at(at(spec, 'names'), 'kind'))}`,
        new Map(versions.map((version) => [String(at(version, 'name')), createCustomType(at(at(version, 'schema'), 'openAPIV3Schema'))])),
      ];
    }),
  );
}

function at(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
