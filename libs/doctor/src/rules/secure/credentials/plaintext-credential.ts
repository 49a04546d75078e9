import type { Fault, Rule } from '../../rule';
import { selectBy, type WrittenCredentials } from './written-credentials';

/** What says by its form what it is. What a name alone says is `credential-by-name`. */
export const plaintextCredential: Rule = {
  id: 'plaintext-credential',
  says: 'a ConfigMap, a variable or an argument holds a private key, a token or a URL with a password',
  why: 'Whoever may read the object reads it: the view role of Kubernetes gives ConfigMaps and workloads to read, and no Secrets. It is in every diff, dashboard and backup of manifests as well.',
  fix: 'Put it into a Secret and name its key, as secretKeyRef or as a file. One that was in a repository is known, so make a new one.',
  find: (inventory) => selectBy('form', inventory).map(faultOf),
};

function faultOf({ resource, where, credentials }: WrittenCredentials): Fault {
  const [first, ...others] = credentials;
  return {
    severity: 'warning',
    certainty: 'proven',
    resource,
    path: first.path,
    what: `${first.holder} of ${where} holds ${first.name} in plain text`,
    why: 'whoever may read the object reads it, and so does who sees the manifests',
    fix: 'put it into a Secret, take it from there with secretKeyRef, and make a new one: this one is known',
    evidence: others.map(({ path, holder, name }) => ({ resource, path, says: `${holder} holds ${name} too` })),
  };
}
