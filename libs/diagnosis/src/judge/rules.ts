import { RULES as ENGINE_RULES, type RuleTexts } from 'fairlead/doctor';

/** Found where documents of one file or folder are one object. */
export const DUPLICATE_OBJECT = 'duplicate-object';

/** Found where one version of manifests is held against another. */
export const IMMUTABLE_FIELD_CHANGED = 'immutable-field-changed';

/** Found where a suppression itself is wrong. */
export const INVALID_SUPPRESSION = 'invalid-suppression';

/** What is said of every rule that a finding can be of, by its id: those of the engine, and our own. */
export const RULES: RuleTexts = {
  ...ENGINE_RULES,
  [DUPLICATE_OBJECT]: {
    says: 'several documents of one file or folder are one object: of one kind, namespace and name',
    why: 'Each is applied over the one before. The last counts, and takes away what it leaves out. Kustomize takes none of them.',
    fix: 'Remove what is not meant, or give it another name. Alternatives belong in folders of their own.',
  },
  [IMMUTABLE_FIELD_CHANGED]: {
    says: 'a new version of an object changes a field that nobody can change: fairlead diff finds it',
    why: 'The API server refuses the apply, after it has taken other objects.',
    fix: 'Leave the field as it was, or delete the object and make it anew. The finding has the commands, and what they do to what runs.',
  },
  [INVALID_SUPPRESSION]: {
    says: 'an annotation fairlead.dev/ignore names no known rule, a container that is not there, or gives no reason',
    why: 'It suppresses nothing, and who reads it believes that it does.',
    fix: 'Write "<rule>[,<rule>]: <reason>", one to a line.',
  },
};
