import type { Advice, AdviceRule } from '../../rule';
import { selectBy, type WrittenCredentials } from './written-credentials';

/** A name may be that of something else, and a value that of an example. */
export const credentialByName: AdviceRule = {
  id: 'credential-by-name',
  isAdvice: true,
  says: 'a ConfigMap, a variable or an argument has the name of a credential, and a value beside it',
  why: 'Whoever may read the object reads it: the view role of Kubernetes gives ConfigMaps and workloads to read, and no Secrets.',
  fix: 'Put it into a Secret and name its key, as secretKeyRef or as a file.',
  find: (inventory) => selectBy('name', inventory).map(adviceOf),
};

function adviceOf({ resource, where, credentials }: WrittenCredentials): Advice {
  const [first, ...others] = credentials;
  return {
    certainty: 'likely',
    resource,
    path: first.path,
    what: `${first.holder} of ${where} holds a credential in plain text, if ${first.name} is what it says`,
    why: 'whoever may read the object reads it, and so does who sees the manifests',
    fix: 'put it into a Secret, and take it from there with secretKeyRef',
    evidence: others.map(({ path, holder }) => ({ resource, path, says: `${holder} may be another` })),
  };
}
