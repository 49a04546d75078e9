import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload, type SourceOrigin } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { bundleOf } from '../bundle/service-bundles';

/** A file with line and column, as stacks name it. */
const PLACE = /([^\s("]+\.js):(\d+):(\d+)/g;

/**
 * A line of a service's stack, with the places in the sources instead of those in the bundle. Node's own `--enable-source-maps` reads the
 * maps of all packages too, at every start: about 100 ms.
 */
export function inSources(service: string, line: string): string {
  const bundle = resolve(bundleOf(service));
  if (!line.includes(bundle)) return line;
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload);

  return line.replaceAll(PLACE, (place, file: string, row: string, column: string) => {
    const { fileName, lineNumber, columnNumber }: Partial<SourceOrigin> = map.findOrigin(Number(row), Number(column));
    if (file !== bundle || !fileName) return place;
    return `${relative('', resolve(dirname(bundle), fileName))}:${lineNumber}:${columnNumber}`;
  });
}
