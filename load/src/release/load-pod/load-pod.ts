import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Defer } from '@fairlead/command-line';
import type { Kubectl, Session } from '@fairlead/cluster';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { bundleProgram } from './bundle-program';
import { NODE_PROGRAM, PLACE, PROGRAM_FILE, toObjects } from './objects';
import type { Answers, Command } from './protocol';

/** Where the load comes from, and whom it loads. */
export interface LoadPodProps {
  readonly kubectl: Kubectl;
  /** Is told what to undo before it is done. */
  readonly defer: Defer;
  /** Of the platform. */
  readonly namespace: string;
  /** Has Node as the images of the services have it. */
  readonly image: string;
  /** Name of the node where it runs, which is not one that is drained or lost. */
  readonly node: string;
}

/**
 * Clients in a pod of its own, in a namespace of its own. They reach the gateway by the address of its Service, without an ingress, which
 * would ask another pod where one does not answer, and without DNS, which is not what is proven.
 */
export class LoadPod {
  readonly #session: Session;
  readonly #answers: AsyncIterator<string>;

  /** A pod that was left by a run which was killed is replaced. */
  static async open({ kubectl, defer, ...props }: LoadPodProps): Promise<LoadPod> {
    const { namespace } = props;
    const remove = async () => {
      await kubectl.remove('networkpolicy', PLACE.policy, `--namespace=${namespace}`);
      await kubectl.remove('namespace', PLACE.namespace);
    };
    await remove();
    defer(remove);
    const place = await kubectl.getJson<{ spec: { clusterIP: string } }>('service', apiGateway.name, `--namespace=${namespace}`);
    for (const objects of toObjects({ ...props, program: await bundleProgram() })) {
      await kubectl.create(objects);
      await kubectl.run(['wait', '--for=create', 'serviceaccount/default', `--namespace=${PLACE.namespace}`, '--timeout=60s']);
    }
    await kubectl.run(['wait', '--for=condition=Ready', `pod/${PLACE.pod}`, `--namespace=${PLACE.namespace}`, '--timeout=120s']);
    const url = `http://${place.spec.clusterIP}:${apiGateway.ports.traffic}`;
    const pod = new LoadPod(kubectl.openSession(PLACE.namespace, PLACE.pod, [NODE_PROGRAM, PROGRAM_FILE, url]));
    defer(() => pod.#close());
    return pod;
  }

  private constructor(session: Session) {
    this.#session = session;
    // What it is asked after it has ended goes nowhere; that it gives no answer is told.
    session.stdin.on('error', () => {});
    this.#answers = createInterface({ input: session.stdout })[Symbol.asyncIterator]();
  }

  /** @throws Error where the program has ended: its pod is gone, or the connection to it is */
  async ask<Name extends Command['type']>(command: Extract<Command, { readonly type: Name }>): Promise<Answers[Name]> {
    this.#session.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = (await this.#answers.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error(`the load in pod ${PLACE.namespace}/${PLACE.pod} has ended; see above what kubectl exec says`);
    return JSON.parse(value) as Answers[Name];
  }

  async #close(): Promise<void> {
    if (this.#session.exitCode !== null || this.#session.signalCode !== null) return;
    const ended = once(this.#session, 'exit');
    this.#session.kill();
    await ended;
  }
}
