import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Enums, readEnums } from './go-enums';
import type { OpenApi } from './open-api';

/** Where each release is read from: the newest patch of it when the table was last written. 1.33 is that of the API server of `.ci/run`. */
export const MODULES: Readonly<Record<string, string>> = {
  '1.28': 'v1.28.15',
  '1.29': 'v1.29.6',
  '1.30': 'v1.30.14',
  '1.31': 'v1.31.14',
  '1.32': 'v1.32.13',
  '1.33': 'v1.33.1',
  '1.34': 'v1.34.4',
  '1.35': 'v1.35.4',
  '1.36': 'v1.36.3',
  '1.37': 'v1.37.2',
};

/** The OpenAPI documents of a version of Kubernetes. */
export function readDocuments(version: string): readonly OpenApi[] {
  const folder = join(fetchModule('k8s.io/kubernetes', version), 'api/openapi-spec/v3');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as OpenApi);
}

/** Words of the newest release: those of older ones are among them. */
export function readNewestEnums(): Enums {
  const newest = Object.values(MODULES).at(-1) ?? '';
  return readEnums(fetchModule('k8s.io/api', newest.replace('v1', 'v0')));
}

/** The folder of a module. Go fetches its sources, and keeps them. */
function fetchModule(module: string, version: string): string {
  const told = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  return (JSON.parse(told) as { Dir: string }).Dir;
}
