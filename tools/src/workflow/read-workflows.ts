import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** Variables as a workflow has them: their values may hold expressions. */
export type Variables = Readonly<Record<string, string | number | boolean>>;

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Variables;
  readonly shell?: string;
  readonly 'working-directory'?: string;
  readonly 'continue-on-error'?: boolean;
}

/** The part of a job that can run on any machine. */
export interface Job {
  readonly steps?: readonly Step[];
  /** Another workflow, of which it runs the jobs. */
  readonly uses?: string;
  readonly env?: Variables;
  readonly services?: Readonly<Record<string, unknown>>;
  readonly strategy?: { readonly matrix?: Matrix };
}

/** Values by their keys, and combinations beside them; or an expression that GitHub alone can evaluate. */
export type Matrix = string | Readonly<Record<string, unknown>>;

export interface Workflow {
  /** `ci` of `ci.yml`. */
  readonly name: string;
  readonly env?: Variables;
  /** Events that start it. */
  readonly events: readonly string[];
  /** Inputs that it takes, by hand or from a workflow that calls it. */
  readonly inputs: Readonly<Record<string, Input>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What an input may be. */
export interface Input {
  /** Of the type `choice`. */
  readonly options?: readonly string[];
}

/** A job, and the workflow that it is part of. */
export interface FoundJob {
  readonly workflow: Workflow;
  readonly id: string;
  readonly job: Job;
}

/** Every workflow of a folder, by the names of their files. @throws Error where there is none, or that names a file that is no workflow */
export function readWorkflows(folder: string): readonly Workflow[] {
  const files = listFiles(folder).filter((file) => /\.ya?ml$/.test(file));
  if (files.length === 0) throw new Error(`there is no workflow in ${folder}; give the folder of some with --folder`);
  return files.sort().map((file) => readWorkflow(join(folder, file)));
}

function listFiles(folder: string): readonly string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
}

/** As it stands in a file. */
interface Source extends Pick<Workflow, 'env'> {
  readonly on?: Events;
  readonly jobs?: Workflow['jobs'];
}

type Events = string | readonly string[] | Readonly<Record<string, Event | null>>;

interface Event {
  readonly inputs?: Workflow['inputs'];
}

function readWorkflow(file: string): Workflow {
  const { env = {}, on = [], jobs } = parseFile(file) ?? {};
  if (!jobs) throw new Error(`${file} has no jobs, so it is no workflow`);
  return { name: basename(file).replace(/\.ya?ml$/, ''), env, events: namesOf(on), inputs: inputsOf(on), jobs };
}

function parseFile(file: string): Source | null {
  try {
    return parse(readFileSync(file, 'utf8')) as Source | null;
  } catch (error) {
    throw new Error(`${file} is no YAML: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  }
}

function namesOf(on: Events): readonly string[] {
  if (typeof on === 'string') return [on];
  return isList(on) ? on : Object.keys(on);
}

function inputsOf(on: Events): Workflow['inputs'] {
  if (typeof on === 'string' || isList(on)) return {};
  return { ...on['workflow_call']?.inputs, ...on['workflow_dispatch']?.inputs };
}

const isList = (on: Events): on is readonly string[] => Array.isArray(on);

export function listJobs(workflows: readonly Workflow[]): readonly FoundJob[] {
  return workflows.flatMap((workflow) => Object.entries(workflow.jobs).map(([id, job]) => ({ workflow, id, job })));
}

/**
 * The job of a name: `check`, or `ci/check`.
 *
 * @throws Error that says which there are
 */
export function findJob(workflows: readonly Workflow[], name: string): FoundJob {
  const all = listJobs(workflows);
  const found = all.filter(({ workflow, id }) => name === id || name === `${workflow.name}/${id}`);
  const [job, ...others] = found;
  if (!job) throw new Error(`no workflow has a job ${name}; there are ${all.map(toName).join(', ')}`);
  if (others.length > 0) throw new Error(`several workflows have a job ${name}; give one of ${found.map(toName).join(', ')}`);
  return job;
}

/** `ci/check`. */
export function toName({ workflow, id }: Pick<FoundJob, 'workflow' | 'id'>): string {
  return `${workflow.name}/${id}`;
}
