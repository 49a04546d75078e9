import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload, type SourceOrigin } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { bundleOf } from '../bundle/service-bundles';

/** A file with line and column, as stacks name it, or with a line alone, as Node names it above the stack of what ends a process. */
const PLACE = /([^\s("]+\.js):(\d+)(?::(\d+))?/g;

/** Of a line whose column nobody knows: the first would belong to the end of the line before. */
const LAST_COLUMN = Number.MAX_SAFE_INTEGER;

/**
 * A line of a service's stack, with the places in the sources instead of those in the bundle. Node's own `--enable-source-maps` reads the
 * maps of all packages too, at every start: about 100 ms.
 */
export function inSources(service: string, line: string): string {
  const bundle = resolve(bundleOf(service));
  if (!line.includes(bundle)) return line;
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload);

  return line.replaceAll(PLACE, (place, file: string, row: string, column?: string) => {
    const { fileName, lineNumber, columnNumber }: Partial<SourceOrigin> = map.findOrigin(Number(row), Number(column ?? LAST_COLUMN));
    if (file !== bundle || !fileName) return place;
    const source = `${relative('', resolve(dirname(bundle), fileName))}:${lineNumber}`;
    return column === undefined ? source : `${source}:${columnNumber}`;
  });
}
