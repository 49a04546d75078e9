import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects, stockOfListed } from '../missing/missing-objects';

/** Classes come with a controller, so one that is not here is told only where a name is nearly right. */
export const ingressClassMissing: Rule = {
  id: 'ingress-class-missing',
  says: 'an Ingress names a class that is not there, and one is nearly called so',
  why: 'No controller takes an Ingress of a class that it does not know: there is no address, no route and no error.',
  fix: 'Write the name of the IngressClass.',
  find: ({ routing: { ingresses, ingressClasses }, objects }) =>
    findMissingObjects(
      judgeEach(ingresses, ({ reference, spec: { ingressClassName: name } }) =>
        name === undefined ? [] : [{ wanted: { kind: 'IngressClass', name }, by: reference, path: 'spec.ingressClassName' }],
      ),
      stockOfListed(ingressClasses, () => objects.assertComplete('IngressClass', ''), {
        why: 'no controller takes it: it gets no address, and its host answers nothing',
      }),
    ),
};
