import type { Contexts } from './expressions';
import { createContexts } from './contexts';
import type { Options, Pair } from './options';
import { findJob, type FoundJob, toName, type Workflow } from './read-workflows';

/** A job of our workflows, and what its expressions may name. */
export interface ChosenJob {
  readonly found: FoundJob;
  readonly contexts: Contexts;
}

/**
 * The job that options name, with what they say of it.
 *
 * @param folder of the repository
 * @throws Error that says which jobs, entries of the matrix, events and inputs there are
 */
export function chooseJob(workflows: readonly Workflow[], name: string, options: Options, folder: string): ChosenJob {
  const found = findJob(workflows, name);
  const { workflow, job } = found;
  if (job.uses !== undefined) throw new Error(`${toName(found)} runs the jobs of ${job.uses}; run those`);
  if (options.event !== undefined) checkEvent(options.event, workflow, workflows);
  for (const input of options.inputs) checkInput(input, workflow);
  return { found, contexts: createContexts(found, options, folder) };
}

/** A workflow that others call has their events. */
function checkEvent(event: string, { name, events }: Workflow, workflows: readonly Workflow[]): void {
  const known = events.includes('workflow_call') ? [...new Set(workflows.flatMap((each) => each.events))] : events;
  if (!known.includes(event)) throw new Error(`--event is ${event}; ${name} starts by ${known.join(', ')}`);
}

function checkInput([key, value]: Pair, { name, inputs }: Workflow): void {
  const input = inputs[key];
  const names = Object.keys(inputs);
  if (!input)
    throw new Error(
      `--input is ${key}, which ${name} does not take; ${names.length > 0 ? `it takes ${names.join(', ')}` : 'it takes none'}`,
    );
  if (input.options && !input.options.includes(value))
    throw new Error(`--input ${key} is ${JSON.stringify(value)}; give one of ${input.options.join(', ')}`);
}
