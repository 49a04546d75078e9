import { findNearestWord } from 'fairlead/contract';
import { describe } from '../../../read/schema/field-type';
import type { Fault, Rule, RuleOptions } from '../../rule';
import { findSlip } from '../find-slip';
import { releaseOf } from '../kinds/judged-kind';
import type { SchemaFault } from '../schema/find-schema-faults';
import { nameOf, placeOf } from './describe-place';
import { findRefusedObjects, type RefusedObject } from './refused-object';

export const unknownValue: Rule = {
  id: 'unknown-value',
  says: 'a field holds another word than those that Kubernetes takes there',
  why: 'The API server refuses the object. Upper and lower case are not the same.',
  fix: 'Write one of the words that the finding lists.',
  find: (inventory, options) =>
    findRefusedObjects(inventory, releaseOf(options)).flatMap((refused) =>
      refused.faults.filter(({ problem }) => problem === 'word').map((fault) => faultOf(refused, fault, options)),
    ),
};

/** A later release than the newest that is known here may take the word. */
function faultOf(refused: RefusedObject, fault: SchemaFault, { kubernetesVersion }: RuleOptions): Fault {
  const { path, value, type } = fault;
  const words = type?.words?.filter((word) => word !== '') ?? [];
  const slip = findSlip(String(value), words);
  const nearest = findNearestWord(String(value), words);
  return {
    ...placeOf(refused, fault),
    certainty: kubernetesVersion === undefined ? 'likely' : 'proven',
    what: `${nameOf(refused)} says ${path}: ${describe(value)}, which is none of ${words.join(', ')}`,
    why: 'the API server takes these words alone, and refuses the object',
    fix: nearest === undefined ? `write one of ${words.join(', ')}` : `write ${nearest}`,
    ...(slip !== undefined && { edit: { path, value: slip } }),
  };
}
