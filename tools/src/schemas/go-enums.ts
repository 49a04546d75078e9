import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that a field takes, by type and field: `core.v1.ContainerPort`, `protocol`. */
export type Enums = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * Reads which fields take some words alone from the Go types of the API, where `+enum` marks them: the OpenAPI documents in the sources of
 * Kubernetes leave them out.
 *
 * @param folder of the module `k8s.io/api`
 */
export function readEnums(folder: string): Enums {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/types.go'));
  return new Map(files.flatMap((file) => [...readGoFile(readFileSync(join(folder, file), 'utf8'), packageOf(file))]));
}

/** `core.v1` of `core/v1/types.go`. */
function packageOf(file: string): string {
  return file.replace(/\/types\.go$/, '').replaceAll('/', '.');
}

/** The enums of one package of Go, by its types. */
export function readGoFile(source: string, name: string): Enums {
  const words = readWords(source);
  const structs = [...source.matchAll(/^type (\w+) struct \{\n(.*?)^\}/gms)].map(([, type = '', body = '']) => {
    const fields = [...body.matchAll(/^\t\w+ +(?:\*|\[\])*(\w+) +`json:"(\w+)/gm)].flatMap(([, type = '', field = '']) => {
      const taken = words.get(type) ?? [];
      return isTold(taken) ? [[field, taken] as const] : [];
    });
    return [`${name}.${type}`, new Map(fields)] as const;
  });
  return new Map(structs.filter(([, fields]) => fields.size > 0));
}

/** Words with spaces cannot stand in the table, and where there is one alone more may come. */
function isTold(words: readonly string[]): boolean {
  return words.length > 1 && words.every((word) => !word.includes(' '));
}

function readWords(source: string): ReadonlyMap<string, readonly string[]> {
  const marked = [...source.matchAll(/^\/\/ \+enum\n(?:\/\/.*\n)*type (\w+) string$/gm)].map(([, type = '']) => type);
  return new Map(
    marked.map((type) => [
      type,
      [...source.matchAll(new RegExp(`^\\s+(?:const )?\\w+ +${type} += "([^"]+)"`, 'gm'))].flatMap(([, word]) => word || []).sort(),
    ]),
  );
}
