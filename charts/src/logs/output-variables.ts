import type { Variables } from 'fairlead/contract';
import { LOG_OUTPUT_DEFAULTS, type LogOutput } from './log-outputs';

/** Variables with the keys of AWS, as all its programs read them. */
const AWS_KEYS = Object.freeze(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const);

/** The variables with which a pipeline says who it is: `OPENSEARCH_USERNAME`, `OPENSEARCH_PASSWORD`. */
export function loginVariables(target: string): { readonly user: string; readonly password: string } {
  const name = target.toUpperCase().replaceAll('-', '_');
  return { user: `${name}_USERNAME`, password: `${name}_PASSWORD` };
}

/** The variables of all outputs that hold a credential: each comes by reference. */
export function credentialVariables(outputs: readonly LogOutput[]): Variables {
  return Object.fromEntries(outputs.flatMap(namesOf).map((name) => [name, secretOf(name)]));
}

function namesOf(output: LogOutput): readonly string[] {
  if (output.kind === 's3') return output.roleArn === undefined ? AWS_KEYS : [];
  const { target, authentication = LOG_OUTPUT_DEFAULTS.authentication } = output;
  if (authentication === 'none') return [];
  const { user, password } = loginVariables(target.name);
  return [user, password];
}

function secretOf(name: string) {
  return { type: 'text', secret: true, required: 'production', description: `credential of an output: ${name}` } as const;
}
