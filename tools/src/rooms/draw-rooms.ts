import type { Import } from './read-imports';
import { type Arrows, reduceArrows } from './reduce-arrows';

/** Rooms by the folder of a project's sources, from the top. */
export type Rooms = Readonly<Record<string, readonly string[]>>;

/** The folder of a project, such as `libs/doctor`, at the beginning of a path. Contracts are one. */
const PROJECT = /^(?:(?:apps|libs)\/[^/]+|contracts|charts|cli|load|overlays|tools)(?=\/)/;

const TEST_SUPPORT = /\.test\.ts$|^(?:[^/]+\/){1,2}testing\//;

/**
 * All projects, those with rooms opened, as a Mermaid flowchart: an arrow leads from who imports to what is imported. Arrows that a longer
 * way shows already are left out, and so are tests.
 */
export function drawRooms(rooms: Rooms, imports: readonly Import[]): string {
  const own = imports.filter(({ from, to }) => [from, to].every((file) => PROJECT.test(file) && !TEST_SUPPORT.test(file)));
  const projects = arrowsBetween(own, projectOf);
  return [
    'flowchart TB',
    ...[...projects.keys()].sort().flatMap((project) => drawProject(project, rooms, own)),
    ...drawArrows(reduceArrows(projects), ''),
  ].join('\n');
}

function drawProject(project: string, rooms: Rooms, imports: readonly Import[]): readonly string[] {
  const sources = `${project}/src`;
  const own = rooms[sources];
  if (!own) return [`  ${idOf(project)}["${project}"]`];
  const roomOf = (file: string) => own.find((room) => file.startsWith(`${sources}/${room}/`));
  return [
    `  subgraph ${idOf(project)}["${sources}"]`,
    '    direction TB',
    ...own.map((room) => `    ${idOf(`${project}/${room}`)}["${room}"]`),
    ...drawArrows(reduceArrows(arrowsBetween(imports, roomOf)), `${project}/`, '  '),
    '  end',
  ];
}

function drawArrows(arrows: Arrows, prefix: string, indent = ''): readonly string[] {
  const lines = [...arrows].flatMap(([from, targets]) => [...targets].map((to) => `${idOf(prefix + from)} --> ${idOf(prefix + to)}`));
  return lines.sort().map((line) => `${indent}  ${line}`);
}

/** Who points at whom. Every name has its place, those without an arrow too. */
function arrowsBetween(imports: readonly Import[], nameOf: (file: string) => string | undefined): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [source, target] = [nameOf(from), nameOf(to)];
    if (source !== undefined) arrows.set(source, arrows.get(source) ?? new Set());
    if (target !== undefined) arrows.set(target, arrows.get(target) ?? new Set());
    if (source !== undefined && target !== undefined && source !== target) arrows.get(source)?.add(target);
  }
  return arrows;
}

function projectOf(file: string): string | undefined {
  return PROJECT.exec(file)?.[0];
}

/** Mermaid takes letters, digits and hyphens. */
function idOf(name: string): string {
  return name.replaceAll('/', '-');
}
