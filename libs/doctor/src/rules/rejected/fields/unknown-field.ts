import type { Fault, Rule, RuleOptions } from '../../rule';
import { releaseOf } from '../kinds/judged-kind';
import type { SchemaFault } from '../schema/find-schema-faults';
import { nameOf, placeOf } from './describe-place';
import { findRefusedObjects, type RefusedObject } from './refused-object';
import { suggestField } from './suggest-field';

export const unknownField: Rule = {
  id: 'unknown-field',
  says: 'an object has a field that Kubernetes does not know at its place',
  why: 'kubectl apply refuses the object (strict field validation). What applies it without, as Helm and many controllers do, gets the field dropped without a word, so that what it says never happens.',
  fix: 'Write the field where the finding says that it belongs, or leave it out.',
  find: (inventory, options) =>
    findRefusedObjects(inventory, releaseOf(options)).flatMap((refused) =>
      refused.faults.filter(({ problem }) => problem === 'unknown').map((fault) => faultOf(refused, fault, options)),
    ),
};

/** A later release than the newest that is known here may know the field. */
function faultOf(refused: RefusedObject, fault: SchemaFault, { kubernetesVersion }: RuleOptions): Fault {
  const { advice, slip } = suggestField(fault);
  return {
    ...placeOf(refused, fault),
    certainty: kubernetesVersion === undefined ? 'likely' : 'proven',
    what: `${nameOf(refused)} says ${fault.path}, and Kubernetes ${refused.release.name} has no ${fault.name} there`,
    why: 'kubectl apply refuses the object; what applies it without strict validation gets the field dropped without a word',
    fix: advice,
    ...(slip !== undefined && { edit: { path: fault.path, renamedTo: slip } }),
  };
}
