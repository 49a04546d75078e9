import type { Tree } from '@nx/devkit';
import ts from 'typescript';
import { type AppKind, namesOf, type ServiceNames } from './names';
import { findImages } from './places/images';
import { findStoreNames, findTakenNames, PLATFORM_FILE } from './places/platform';
import { readSource } from './source/edit-source';

/** As a contract asks for it, and short enough for the names of objects that begin with it. */
const NAME = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Folders that are projects of Nx, and those whose folders are. */
const PROJECT_FOLDERS = ['', 'apps', 'contracts', 'libs'];

/** What no variable of a module is called, beside the reserved words. */
const NO_VARIABLES = ['arguments', 'await', 'eval', 'undefined'];

/** What is wrong with the name of something new. */
export function findNameFaults(tree: Tree, name: string, kind: AppKind = 'service'): readonly string[] {
  if (!NAME.test(name))
    return [
      `the name is ${JSON.stringify(name)}; give a DNS label of at most 40 characters, such as orders (lower-case letters, digits, hyphens)`,
    ];
  const there = [`contracts/${name}`, `apps/${name}`].find((folder) => tree.exists(folder));
  if (there !== undefined)
    return [`there is a ${name} already, in ${there}; give another name, or take it out: npx nx g tools:remove ${name}`];
  const use = findOtherUse(tree, name, kind);
  return use === undefined ? [] : [`${use}; give another name`];
}

/** What else has the name already, or a name that follows from it. */
function findOtherUse(tree: Tree, name: string, kind: AppKind): string | undefined {
  const source = readSource(tree, PLATFORM_FILE);
  if (findStoreNames(source).includes(name)) return `${name} is a store of ${PLATFORM_FILE}`;
  const image = findImages(tree).find(({ key }) => key === name);
  if (image !== undefined) return `${name} is something else in ${image.file}`;
  const projects = findProjects(tree);
  const project = [name, `contracts-${name}`].find((each) => projects.has(each));
  if (project !== undefined) return `${project} is the project of ${projects.get(project)} already`;
  const { variable, contract } = namesOf(name, kind);
  const taken = findTakenNames(source).find((each) => each === variable || each === contract);
  if (taken !== undefined) return `the ${kind} would be ${taken} in ${PLATFORM_FILE}, which is something else there`;
  return isReserved(variable) ? `the ${kind} would be ${variable} in ${PLATFORM_FILE}, which is a word of JavaScript` : undefined;
}

/**
 * Refuses a name whose contract is called like something else in a new file: a service `run` would have `runService`, which is what starts
 * it in a test.
 *
 * @throws Error that says where
 */
export function refuseNamesakes(tree: Tree, { name, kind, contract }: ServiceNames): void {
  const files = tree.listChanges().flatMap(({ path }) => (new RegExp(`^(apps|contracts)/${name}/.*\\.ts$`).test(path) ? [path] : []));
  const file = files.find((path) => findTakenNames(readSource(tree, path)).filter((each) => each === contract).length > 1);
  if (file !== undefined) throw new Error(`the ${kind} would be ${contract} in ${file}, which is something else there; give another name`);
}

/** The folder of each project, by its name. */
function findProjects(tree: Tree): ReadonlyMap<string, string> {
  const folders = PROJECT_FOLDERS.flatMap((parent) => tree.children(parent).map((child) => (parent === '' ? child : `${parent}/${child}`)));
  const files = folders.map((folder) => `${folder}/project.json`).filter((file) => tree.exists(file));
  return new Map(files.map((file) => [(JSON.parse(tree.read(file, 'utf8') ?? '') as { name: string }).name, file]));
}

/** Whether no variable can have a name. */
function isReserved(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, word);
  const kind = scanner.scan();
  return NO_VARIABLES.includes(word) || (kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord);
}
