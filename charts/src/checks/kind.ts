import { type ContractKind, isObject, showGiven } from 'fairlead/contract';
import { refuse } from './invalid-platform';

/** Which function makes each kind of contract. */
const MAKERS: Readonly<Record<ContractKind, string>> = {
  http: 'defineContract()',
  grpc: 'defineGrpcService()',
  tcp: 'defineTcpServer()',
  worker: 'defineWorker()',
  job: 'defineJob()',
};

/** Kinds of contract of what others reach at a port. */
const SERVED: readonly ContractKind[] = ['http', 'grpc', 'tcp'];

/**
 * Lets through only the contract of what others reach at a port, which plain JavaScript may not give.
 *
 * @param subject with its article: `an ExternalService`
 * @throws InvalidPlatform, since of anything else there is no name to tell its faults by
 */
export function checkServed(subject: string, contract: unknown): void {
  if (isObject(contract) && isKind(contract['kind']) && SERVED.includes(contract['kind'])) return;
  refuse(
    `the contract of ${subject} is ${showContract(contract)}, which is none; give it what ${SERVED.map((kind) => MAKERS[kind]).join(', ')} has made`,
  );
}

/**
 * Lets through only a contract of a kind, which plain JavaScript may not give.
 *
 * @param subject with its article: `a Worker`
 * @throws InvalidPlatform, since of anything else there is no name to tell its faults by
 */
export function checkKind(subject: string, kind: ContractKind, contract: unknown): void {
  if (isObject(contract) && contract['kind'] === kind) return;
  refuse(`the contract of ${subject} is ${showContract(contract)}, which is none; give it what ${MAKERS[kind]} has made`);
}

function showContract(given: unknown): string {
  return isObject(given) && isKind(given['kind']) ? `what ${MAKERS[given['kind']]} has made` : showGiven(given);
}

function isKind(kind: unknown): kind is ContractKind {
  return typeof kind === 'string' && Object.hasOwn(MAKERS, kind);
}
