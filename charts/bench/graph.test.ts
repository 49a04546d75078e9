import fc from 'fast-check';
import { formatReport, isProven, proveManifests } from 'fairlead/doctor';
import { type Platform, renderManifests } from '../src';
import { createGraph, type Edge } from './graph';

const SERVICES = 12;

test('a graph has three edges for each service, and is proven', () => {
  const platform = createGraph(SERVICES);

  const report = prove(platform);

  expect(countEdges() / SERVICES).toBeCloseTo(3, 0);
  expect(formatReport({ ...report, matrix: [], budgets: [] })).toContain('Findings: none');
  expect(isProven(report)).toBe(true);
});

test('edges declared in any order give the same files, the same proof and the same budgets', () => {
  const expected = synthesize(createGraph(SERVICES));
  const indices = Array.from({ length: countEdges() }, (_, index) => index);

  fc.assert(
    fc.property(fc.shuffledSubarray(indices, { minLength: indices.length }), (order) => {
      const platform = createGraph(SERVICES, (edges) => order.map((index) => edges[index] as Edge));

      expect(synthesize(platform)).toEqual(expected);
    }),
    { numRuns: 5 * propertyRuns },
  );
});

function synthesize(platform: Platform) {
  return { files: renderManifests(platform, 'a graph'), report: formatReport(prove(platform)) };
}

function prove(platform: Platform) {
  return proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });
}

function countEdges(): number {
  let count = 0;
  createGraph(SERVICES, (edges) => {
    count = edges.length;
    return edges;
  });
  return count;
}
