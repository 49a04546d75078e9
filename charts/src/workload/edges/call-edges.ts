import {
  addressVariables,
  apiVariables,
  findNearestWord,
  findUnknownProps,
  listApis,
  type WorkloadContract,
  variableOf,
} from 'fairlead/contract';
import type { Component, Destination } from '../../graph/component';
import type { WorkloadScope } from '../../graph/scope';
import { ExternalApi } from '../../outside/external-api';
import { CALL_PROPS, type CallOptions } from './call-options';
import { type CallNaming, findDeclaredCalls, nameCall } from './name-call';

/** A call that is told to its caller. */
interface Call extends CallNaming {
  readonly callee: Destination;
  /** Ports that it leads to; the first is in the address. */
  readonly ports: readonly number[];
}

/** Opens the way to some ports of a callee. */
type Open = (callee: Destination, ports: readonly number[]) => void;

/** The services and the outside APIs that a service calls, kept true to its contract. */
export class CallEdges {
  /** Callees that the platform names at all, misused ones too: those are reported once. */
  private readonly named = new Set<string>();
  private readonly calls = new Map<string, Call>();
  private readonly service: WorkloadScope;
  private readonly open: Open;

  constructor(service: WorkloadScope, open: Open) {
    this.service = service;
    this.open = open;
  }

  /** Opens the way to whom the service calls, or reports why there is none. */
  add(callee: Component, options: CallOptions): void {
    this.named.add(callee.name);
    const call = this.resolve(callee, options);
    if (typeof call === 'string') return this.report(callee, call);
    const known = this.calls.get(call.variable);
    // Of two of one name the second is told as such.
    if (known && callee.sound && !isSame(known, call)) return this.report(callee, describeClash(known, call));
    if (known) return;
    this.calls.set(call.variable, call);
    this.open(call.callee, call.ports);
  }

  /** Whom it calls, each once. */
  get callees(): readonly Component[] {
    return [...new Set([...this.calls.values()].map(({ callee }) => callee))];
  }

  /** The variables that hold addresses. */
  variables(): readonly (readonly [string, string])[] {
    return [...this.calls.values()].map(({ callee, variable, form, ports }) => [
      variable,
      callee.writeAddress(form, ports[0] ?? callee.port, this.service.platform),
    ]);
  }

  /** A contract with the variables under which the platform tells the calls. */
  complete(contract: WorkloadContract): WorkloadContract {
    const calls = [...this.calls.values()];
    if (calls.every(({ declared, variable }) => declared === variable)) return contract;
    const wired = (declared: string) => calls.filter((call) => call.declared === declared);
    const services = contract.calls.flatMap((entry, index) => {
      const isFirst = contract.calls.findIndex(({ name }) => name === entry.name) === index;
      const own = isFirst ? calls.filter(({ callee, declared }) => declared === undefined && callee.name === entry.name) : [];
      const named = [...wired(variableOf(entry)), ...own].map(({ variable, form }) => ({ ...entry, as: variable, form }));
      return named.length === own.length ? [entry, ...named] : named;
    });
    const apis = Object.fromEntries(
      listApis(contract.apis).map(({ name, need, variable: declared, form: common }) => {
        const [{ variable, form } = { variable: declared, form: common }] = wired(declared);
        return [name, { need, as: variable, form }];
      }),
    );
    const replaced = new Set(
      calls.flatMap(({ declared, variable }) => (declared === undefined || declared === variable ? [] : [declared])),
    );
    const left = Object.entries(contract.env).filter(([name]) => !replaced.has(name));
    return {
      ...contract,
      calls: services,
      apis,
      env: { ...addressVariables(services), ...apiVariables(apis), ...Object.fromEntries(left) },
    };
  }

  /** What the contract declares and nobody wired. */
  findFaults(): readonly string[] {
    const { address, contract } = this.service;
    const services = contract.calls.map(({ name }) => ({ name, what: name }));
    const apis = listApis(contract.apis).filter(({ need }) => need === 'required');
    const all = [...services, ...apis.map(({ name }) => ({ name, what: `${name} API` }))];
    return [...new Map(all.map((each) => [each.name, each])).values()]
      .filter(({ name }) => !this.named.has(name))
      .map(
        ({ name, what }) =>
          `${address}: its contract calls ${name}, but the platform never says so, so every such call is refused; write calls(<the ${what}>)`,
      );
  }

  private resolve(callee: Component, options: CallOptions): Call | string {
    const { platform, contract, address } = this.service;
    for (const fault of findUnknownProps({ subject: `calls(${callee.name})`, given: options }, CALL_PROPS))
      platform.report(`${address}: ${fault}`);
    if (callee.platform !== platform && !callee.workload)
      return `leads to ${callee.address} of another platform, where no policy lets it in; call one made in ${platform.namespace}`;
    if (callee.platform.environment.name !== platform.environment.name)
      return `leads to ${callee.address} of another environment; call a service of ${platform.environment.name}`;
    const declared = findDeclaredCalls(contract, callee);
    if (declared.length === 0) {
      const [where, what] = callee instanceof ExternalApi ? ['apis', `${callee.name}: "required"`] : ['calls', callee.name];
      return `is not in its contract, so it would read no address for it; add ${what} to the contract's ${where}`;
    }
    if (!isDestination(callee)) return 'leads to what listens on no port, so nobody can call it; call what has a port';
    const naming = nameCall(contract, declared, options);
    if (typeof naming === 'string') return naming;
    const ports = resolvePorts(callee, options.ports);
    return typeof ports === 'string' ? ports : { ...naming, callee, ports };
  }

  private report(callee: Component, fault: string): void {
    this.service.platform.report(`${this.service.address}: calls(${callee.name}) ${fault}`);
  }
}

/** The ports that a call names, or what is wrong with them. */
function resolvePorts(callee: Destination, given: CallOptions['ports']): readonly number[] | string {
  if (given === undefined) return callee.commonPorts;
  const names = Object.keys(callee.ports);
  if (!Array.isArray(given) || given.length === 0) return `names no port; write ports: ["${names[0]}"], or leave ports out`;
  const bad = given.map(String).find((name) => !names.includes(name));
  if (bad === undefined) return given.map((name) => callee.ports[String(name)] ?? callee.port);
  const instead = findNearestWord(bad, names) ?? `one of ${names.join(', ')}`;
  return `names the port ${bad}, which ${callee.name} does not have; write ${instead}`;
}

function isDestination(component: Component): component is Destination {
  return component.port !== undefined;
}

function isSame(a: Call, b: Call): boolean {
  return a.callee === b.callee && a.form === b.form && a.ports.join() === b.ports.join();
}

function describeClash(known: Call, { variable, callee, ports }: Call): string {
  if (known.callee !== callee) return `is read as ${variable}, and so is ${known.callee.name}; give each a variable of its own: { as }`;
  return `is said twice for ${variable}, in other words (ports ${known.ports.join(', ')} and ${ports.join(', ')}); say it once, or give each a variable of its own: { as }`;
}
