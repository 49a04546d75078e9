import { type Objects, readObjects } from '../src/read/read-objects';

/** What a file with this text holds. */
export function read(text: string, name = 'shop.yaml'): Objects {
  return readObjects([{ name, isNamed: true, text }]);
}

/** The objects of a text that can be read. */
export function objectsOf(text: string, name?: string): Objects['objects'] {
  const { objects, problems } = read(text, name);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return objects;
}
