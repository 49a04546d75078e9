import { STAND_IN } from '../programs/stand-in-paths';
import { PUBLIC_PATHS } from '../public-paths';
import type { Scenario } from '../scenario';
import { type AttackStep, attackTarget } from './under-attack';

const { users: USERS } = PUBLIC_PATHS;

const trickledBodies = attack('trickled-bodies', 'bodies that come at a byte in 3 s: 64, then 1,100', [
  { what: '64 trickled bodies', attack: { kind: 'trickled-bodies', connections: 64 }, path: USERS },
  { what: '1,100 trickled bodies', attack: { kind: 'trickled-bodies', connections: 1_100 }, path: USERS },
]);

const halfOpenHeads = attack('half-open-heads', '5,000 heads that never end', [
  { what: '5,000 half-open heads', attack: { kind: 'half-open-heads', connections: 5_000 }, path: USERS },
]);

const endlessPipeline = attack('endless-pipeline', 'one connection that asks without end, and waits for no answer', [
  { what: 'one endless pipeline', attack: { kind: 'pipeline', connections: 1 }, path: USERS },
]);

const idleConnections = attack('idle-connections', '10,000 connections that ask once and then nothing: less than 300 MiB', [
  { what: '10,000 idle connections', attack: { kind: 'idle-connections', connections: 10_000 }, path: USERS, mostMiB: 300 },
]);

/** No service of the platform gives so large an answer, so that another one gives it in its place. */
const slowReaders: Scenario = {
  name: 'slow-readers',
  description: '64 clients that hardly read their answers of 16 MB',
  async prove(lab) {
    const [users, data] = await Promise.all([lab.startStandIn(), lab.startDataService()]);
    const gateway = await lab.startGateway({ users: users.url, data: data.url });
    const step: AttackStep = {
      what: '64 slow readers',
      attack: { kind: 'slow-readers', connections: 64 },
      path: USERS + STAND_IN.large,
    };
    return attackTarget(gateway, [step], lab);
  },
};

/** Clients that take much and give little, each before a platform that also has others. */
export const HOSTILE_CLIENTS: readonly Scenario[] = [trickledBodies, halfOpenHeads, endlessPipeline, slowReaders, idleConnections];

function attack(name: string, description: string, steps: readonly AttackStep[]): Scenario {
  return { name, description, prove: async (lab) => attackTarget(await lab.startPlatform(), steps, lab) };
}
