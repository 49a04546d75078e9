import type { Picture, PictureNode } from '@fairlead/diagnosis/picture';
import type { ServiceContract } from 'fairlead/contract';
import { CLIENTS, type LiveEdge } from './edges';

/** As long as the longest that the page writes there. */
const ROOM_FOR_NUMBERS = '10,000/s · 1,000 ms · 100 % failed';

/** The graph of a platform: clients, services, stores, and who calls whom. */
export function pictureOf(contracts: readonly ServiceContract[], edges: readonly LiveEdge[]): Picture {
  const services = new Set(contracts.map(({ name }) => name));
  const shapeOf = (name: string): PictureNode['shape'] => (services.has(name) ? 'pods' : name === CLIENTS ? 'outside' : 'store');
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  return {
    title: 'who calls whom',
    boxes: [],
    nodes: names.map((name) => ({ id: name, label: name, notes: [], shape: shapeOf(name) })),
    arrows: edges.map(({ from, to }) => ({ from, to, label: ROOM_FOR_NUMBERS, state: 'declared' })),
    leftOut: 0,
  };
}
