import type { Import } from './read-imports';
import { type Arrows, reduceArrows } from './reduce-arrows';

/** The folder of a project, such as `libs/doctor`, at the beginning of a path. Contracts are one. */
const PROJECT = /^(?:(?:apps|libs)\/[^/]+|contracts|charts|cli|examples|load|overlays|tools)(?=\/)/;

const TEST_SUPPORT = /\.test\.ts$|^(?:[^/]+\/){1,2}testing\//;

/** All projects as a Mermaid flowchart, without tests: an arrow leads from who imports to what is imported. */
export function drawProjects(imports: readonly Import[]): string {
  const projects = arrowsBetween(imports.filter(isShipped), projectOf);
  return drawFlowchart([...projects.keys()].sort(), projects);
}

/** The rooms in a folder, drawn alike. @param rooms from the top */
export function drawRooms(folder: string, rooms: readonly string[], imports: readonly Import[]): string {
  const roomOf = (file: string) => rooms.find((room) => file.startsWith(`${folder}/${room}/`));
  return drawFlowchart(rooms, arrowsBetween(imports.filter(isShipped), roomOf), 'room-');
}

/**
 * Arrows that a longer way shows already are left out.
 *
 * @param prefix of ids, where a name could be a word of Mermaid, such as `graph`
 */
function drawFlowchart(names: readonly string[], arrows: Arrows, prefix = ''): string {
  const idOf = (name: string) => prefix + name.replaceAll('/', '-');
  const lines = [...reduceArrows(arrows)].flatMap(([from, targets]) => [...targets].map((to) => `  ${idOf(from)} --> ${idOf(to)}`));
  return ['flowchart TB', ...names.map((name) => `  ${idOf(name)}["${name}"]`), ...lines.sort()].join('\n');
}

function isShipped({ from, to }: Import): boolean {
  return [from, to].every((file) => PROJECT.test(file) && !TEST_SUPPORT.test(file));
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
