import type { Rule } from '../rule';
import { missingField } from './fields/missing-field';
import { partNameTwice } from './fields/part-name-twice';
import { unknownField } from './fields/unknown-field';
import { unknownValue } from './fields/unknown-value';
import { wrongType } from './fields/wrong-type';
import { deprecatedApi } from './kinds/deprecated-api';
import { removedApi } from './kinds/removed-api';
import { unknownKind } from './kinds/unknown-kind';
import { podSecurityLevel } from './pod-security/pod-security-level';

/** What the API server refuses. */
export const REJECTED_RULES: readonly Rule[] = [
  deprecatedApi,
  missingField,
  partNameTwice,
  podSecurityLevel,
  removedApi,
  unknownField,
  unknownKind,
  unknownValue,
  wrongType,
];
