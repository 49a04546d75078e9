import { setTimeout as delay } from 'node:timers/promises';
import type { Findings, Row } from '../../faults/fault';
import { atMost, type PromiseCheck } from '../../faults/promise-check';
import type { AttackProps } from '../attacks/attack';
import type { Lab } from '../lab';
import { MemoryWatch } from '../memory-watch';
import { checkUndisturbed, type NormalClients, toRow } from '../normal-clients';

/** A gateway that runs. */
export interface Target {
  readonly url: string;
  readonly pid: number;
}

/** One attack, and what is promised beside that normal clients notice little of it. */
export interface AttackStep {
  readonly what: string;
  readonly attack: Omit<AttackProps, 'url'>;
  /** What is asked for. */
  readonly path: string;
  /** Most memory of the gateway, in MiB. @default any */
  readonly mostMiB?: number;
}

/** What {@link attackTarget} needs of a lab. */
export type AttackLab = Pick<Lab, 'prepareAttack' | 'options' | 'say' | 'startNormalClients'>;

/** Measures normal clients of a gateway alone, then beside each attack. */
export async function attackTarget(target: Target, steps: readonly AttackStep[], lab: AttackLab): Promise<Findings> {
  const { phaseMs, mostTimes } = lab.options;
  const clients = await lab.startNormalClients(target.url);
  lab.say('normal clients alone');
  const before = await clients.measureAlone(phaseMs);

  const rows: Row[] = [toRow('before', before)];
  const promises: PromiseCheck[] = [];
  for (const step of steps) {
    lab.say(step.what);
    const { tally, peakMiB, open } = await measureAttack(target, step, clients, lab);
    rows.push({ ...toRow(step.what, tally), 'hostile connections': open, 'gateway MiB': Math.round(peakMiB) });
    promises.push(...checkUndisturbed(step.what, before, tally, mostTimes));
    if (step.mostMiB !== undefined) promises.push(atMost(`${step.what}: memory of the gateway`, peakMiB, step.mostMiB, ' MiB'));
  }
  return { rows, promises };
}

/** From the first hostile connection on, and for a phase with all of them. */
async function measureAttack(target: Target, { attack, path }: AttackStep, clients: NormalClients, lab: AttackLab) {
  const attackers = await lab.prepareAttack({ ...attack, url: target.url + path });
  const memory = new MemoryWatch(target.pid);
  const tally = await clients.measure(async () => {
    await attackers.begin();
    await attackers.untilOpened();
    await delay(lab.options.phaseMs);
  });
  const { open } = await attackers.state();
  memory.stop();
  await attackers.stop();
  return { tally, peakMiB: memory.peak, open };
}
