import { App } from 'cdk8s';
import { inApplyOrder, sortObjects } from './apply-order';
import { Component } from './component';
import { createShop, prod } from '../../testing/fixtures';
import { Platform } from '../platform/platform';

class Part extends Component {
  readonly dependencies: Component[] = [];

  findFaults() {
    return [];
  }
}

function createPartsNamed(...names: string[]) {
  const platform = new Platform(new App(), 'shop', prod);
  return names.map((name) => new Part(platform, { name, port: 80 }));
}

const namesOf = (components: readonly Component[]) => components.map(({ name }) => name);

test('a component comes after what it depends on', () => {
  expect(namesOf(createShop().platform.components)).toEqual(['redis', 'orders', 'gateway']);
});

test('names decide where the graph does not', () => {
  expect(namesOf(inApplyOrder(createPartsNamed('c', 'a', 'b')))).toEqual(['a', 'b', 'c']);
});

test('calls in a cycle are cut at the same place, whatever the order of declaration', () => {
  const [a, b] = createPartsNamed('a', 'b') as [Part, Part];
  a.dependencies.push(b);
  b.dependencies.push(a);

  expect(namesOf(inApplyOrder([a, b]))).toEqual(['b', 'a']);
  expect(namesOf(inApplyOrder([b, a]))).toEqual(['b', 'a']);
});

test('a kind that it does not know comes last', () => {
  const object = (kind: string, name: string) => ({ apiVersion: 'v1', kind, metadata: { name } });

  const sorted = sortObjects([object('Widget', 'a'), object('Ingress', 'b'), object('Namespace', 'c'), object('Ingress', 'a')]);

  expect(sorted.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(['Namespace c', 'Ingress a', 'Ingress b', 'Widget a']);
});
