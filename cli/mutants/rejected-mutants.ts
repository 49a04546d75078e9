import type { Mutant } from './mutant';

/** Slips in what the API server refuses. */
export const REJECTED_MUTANTS: readonly Mutant[] = [
  {
    slip: 'takes a removed version for one that is going to be',
    file: 'rules/rejected/kinds/removed-api.ts',
    before: "status.is !== 'removed'",
    after: "status.is !== 'deprecated'",
    shownBy: 'rejected/removed-api',
  },
  {
    slip: 'looks for what is missing, and not for what is unknown',
    file: 'rules/rejected/fields/unknown-field.ts',
    before: "problem === 'unknown'",
    after: "problem === 'missing'",
    shownBy: 'rejected/unknown-field',
  },
  {
    slip: 'lets the pods of a Deployment end as those of a Job',
    file: 'rules/running/jobs/restart-policy-refused.ts',
    before: 'LASTING_KINDS.includes(reference.kind) && restartPolicy !== DEFAULT',
    after: 'LASTING_KINDS.includes(reference.kind) && restartPolicy === undefined',
    shownBy: 'rejected/restart-policy-refused',
  },
  {
    slip: 'wants a limit to be below its request',
    file: 'budgets/limit-below-request.ts',
    before: 'least <= most',
    after: 'least >= most',
    shownBy: 'rejected/limit-below-request',
  },
];
