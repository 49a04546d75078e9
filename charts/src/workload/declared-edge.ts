import type { NamedStore, ServiceContract, WorkloadContract } from 'fairlead/contract';
import type { Component } from '../graph/component';
import type { ExternalApi } from '../outside/external-api';
import type { Store } from '../stores/store';

/** A service, or an API outside, that the contract of its caller calls. In place of anything else stands what is wrong with it, which a compiler then shows. */
export type CalleeOf<Contract extends WorkloadContract, Given> = Given extends ExternalApi
  ? Given['name'] extends keyof Contract['apis']
    ? Given
    : `The contract of ${Contract['name']} does not call the API ${Given['name']}; add it to apis there.`
  : CalledServiceOf<Contract, Given>;

type CalledServiceOf<Contract extends WorkloadContract, Given> = Given extends Component & {
  readonly port: number;
  readonly contract: WorkloadContract;
}
  ? Given['contract']['name'] extends Contract['calls'][number]['name']
    ? Given
    : Given['contract']['name'] extends Contract['name']
      ? `${Contract['name']} does not call itself: its own pods need no edge.`
      : `The contract of ${Contract['name']} does not call ${Given['contract']['name']}; add it to calls there.`
  : Given extends ServiceContract
    ? `This is the contract of ${Given['name']}; give the service that new HttpService() makes of it.`
    : 'This is no service; give one that new HttpService() has made.';

/** A store of a kind that the contract of the service uses; else what is wrong, as in {@link CalleeOf}. */
export type StoreOf<Contract extends WorkloadContract, Given> = Given extends Store
  ? Given['kind'] extends KindsOf<Contract['stores']>
    ? Given
    : `The contract of ${Contract['name']} does not use ${Given['kind']}; add it to stores there.`
  : 'This is no store; give one that new RedisStore() or another store has made.';

/** The kinds of store that a contract uses, under whatever names. */
type KindsOf<Stores> = { [Name in keyof Stores]: Stores[Name] extends NamedStore ? WordOf<Stores[Name]['kind']> : Name }[keyof Stores];

type WordOf<Kind> = Kind extends { readonly kind: infer Word } ? Word : Kind;
