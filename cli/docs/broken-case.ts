import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose, type Diagnostic, prove, readObjects, RULES } from '@fairlead/diagnosis';
import type { Profile } from 'fairlead/doctor';

/** The workspace that holds the cases. */
const WORKSPACE = join(__dirname, '../..');

/** Where the cases are, from the root of the workspace: `<family>/<rule>/`, each with a page and manifests before and after the fix. */
export const CASES = 'docs/broken';

/** Manifests of a case, as they broke and as they work. */
export type Version = 'broken.yaml' | 'fixed.yaml';

/** An application that is broken in one way. */
export interface BrokenCase {
  readonly family: string;
  /** The rule that must name the cause. */
  readonly rule: string;
}

/** All cases, by family and rule. */
export function listBrokenCases(): readonly BrokenCase[] {
  return foldersIn(CASES).flatMap((family) => foldersIn(join(CASES, family)).map((rule) => ({ family, rule })));
}

/** A file of a case, from the root of the workspace. */
export function fileOf({ family, rule }: BrokenCase, name: Version | 'README.md'): string {
  return join(CASES, family, rule, name);
}

/** A file of the workspace. */
export function read(file: string): string {
  return readFileSync(join(WORKSPACE, file), 'utf8');
}

/** The profile that tells the cause: what is no fault is told where the profile is strict. */
export function profileOf({ rule }: BrokenCase): Profile {
  return RULES[rule]?.isAdvice ? 'strict' : 'default';
}

/** What the doctor says of a version of a case, the worst first. */
export function diagnoseCase(each: BrokenCase, version: Version): readonly Diagnostic[] {
  const { objects, problems } = readObjects([{ name: version, isNamed: true, text: read(fileOf(each, version)) }]);
  if (problems.length > 0) throw new Error(`${fileOf(each, version)} cannot be read: ${JSON.stringify(problems)}`);
  return diagnose(objects, {}, prove(objects, { profile: profileOf(each) })).diagnostics;
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(WORKSPACE, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
