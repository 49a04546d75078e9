import { readFileSync, writeFileSync } from 'node:fs';
import type { Diagnostic } from '@fairlead/diagnosis';
import { formatReference } from 'fairlead/doctor';

/** Grows when a field changes its meaning or goes away. */
const BASELINE_VERSION = 1;

/** The file that tells which findings are known. */
interface BaselineFile {
  readonly version: typeof BASELINE_VERSION;
  readonly findings: readonly { readonly fingerprint: string; readonly rule: string; readonly resource: string; readonly path?: string }[];
}

/**
 * The fingerprints that a baseline holds, or nothing where there is no such file yet.
 *
 * @throws Error for a file that is no baseline, or of another version
 */
export function readBaseline(file: string): ReadonlySet<string> | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(`the baseline ${file} cannot be read`, { cause: error });
  }
  return new Set(parseBaseline(file, text).findings.map(({ fingerprint }) => fingerprint));
}

/** Writes findings as the known ones. The file names rules, objects and fields, and holds no value of them. */
export function writeBaseline(file: string, diagnostics: readonly Diagnostic[]): void {
  const findings = diagnostics.map(({ fingerprint, id, resource, path }) => ({
    fingerprint,
    rule: id,
    resource: formatReference(resource),
    ...(path !== undefined && { path }),
  }));
  const baseline: BaselineFile = { version: BASELINE_VERSION, findings: findings.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)) };
  try {
    writeFileSync(file, `${JSON.stringify(baseline, undefined, 2)}\n`);
  } catch (error) {
    throw new Error(`the baseline ${file} cannot be written`, { cause: error });
  }
}

function parseBaseline(file: string, text: string): BaselineFile {
  const advice = 'write it anew with --write-baseline';
  const baseline = parseJson(text) as Partial<BaselineFile> | null | undefined;
  if (baseline === undefined) throw new Error(`${file} is no baseline: it is not JSON; ${advice}`);
  if (!Array.isArray(baseline?.findings)) throw new Error(`${file} is no baseline: it has no findings; ${advice}`);
  if (baseline.version !== BASELINE_VERSION) throw new Error(`${file} is a baseline of another version; ${advice}`);
  return baseline as BaselineFile;
}

/** Nothing for a text that is no JSON: what the parser says of it quotes it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
