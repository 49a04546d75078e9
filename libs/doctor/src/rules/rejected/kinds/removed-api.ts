import { formatReference } from '../../../finding/resource-reference';
import type { Fault, Rule } from '../../rule';
import { type JudgedKind, judgeKinds, releaseOf } from './judged-kind';

export const removedApi: Rule = {
  id: 'removed-api',
  says: 'an object is of a version of its kind that Kubernetes no longer serves',
  why: 'The API server knows no such kind and refuses the object: "no matches for kind". What is in the cluster already stays, under the version that is served.',
  fix: 'Write the version that took its place, and what it calls otherwise.',
  find: (inventory, options) => judgeKinds(inventory, releaseOf(options)).flatMap((judged) => faultsOf(judged)),
};

function faultsOf({ object, apiVersion, kind, status }: JudgedKind): readonly Fault[] {
  if (status.is !== 'removed') return [];
  const { since, successor, advice = 'nothing took its place: leave the object out' } = status;
  return [
    {
      severity: 'error',
      certainty: 'proven',
      resource: object.identity.reference,
      path: 'apiVersion',
      what: `${formatReference(object.identity.reference)} is of ${apiVersion}, which serves no ${kind} since Kubernetes ${since}`,
      why: `the API server refuses it: no matches for kind "${kind}" in version "${apiVersion}"`,
      fix: successor === undefined ? advice : `write apiVersion: ${successor}, and rename the fields that it calls otherwise`,
    },
  ];
}
