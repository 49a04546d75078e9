import { type ContractKind, isObject, showGiven } from 'fairlead/contract';
import { refuse } from '../checks/invalid-platform';

/** Which function makes each kind of contract. */
const MAKERS: Readonly<Record<ContractKind, string>> = {
  http: 'defineContract()',
  grpc: 'defineGrpcService()',
  tcp: 'defineTcpServer()',
  worker: 'defineWorker()',
  job: 'defineJob()',
};

/**
 * Lets through only a contract of a kind, which plain JavaScript may not give.
 *
 * @param subject with its article: `a Worker`
 * @throws InvalidPlatform, since of anything else there is no name to tell its faults by
 */
export function checkKind(subject: string, kind: ContractKind, contract: unknown): void {
  if (isObject(contract) && contract['kind'] === kind) return;
  const given = isObject(contract) && isKind(contract['kind']) ? `what ${MAKERS[contract['kind']]} has made` : showGiven(contract);
  refuse(`the contract of ${subject} is ${given}, which is none; give it what ${MAKERS[kind]} has made`);
}

function isKind(kind: unknown): kind is ContractKind {
  return typeof kind === 'string' && Object.hasOwn(MAKERS, kind);
}
