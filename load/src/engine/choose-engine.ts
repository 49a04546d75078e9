import { findProgram } from '../programs/find-program';
import { HOW_TO_GET_WRK } from '../wrk/wrk';
import type { Engine, EngineName } from './engine';
import { HOW_TO_GET_K6, runK6 } from './k6/run-k6';
import { runWrk } from './run-wrk';
import { runUndici } from './undici/run-undici';

const RUN: Readonly<Record<EngineName, Engine>> = { k6: runK6, undici: runUndici, wrk: runWrk };

const HOW_TO_GET: Readonly<Record<EngineName, string>> = {
  k6: HOW_TO_GET_K6,
  wrk: HOW_TO_GET_WRK,
  undici: 'run npm ci',
};

/**
 * Takes the engine that was asked for, else the first of the scenario's that is there.
 *
 * @param fitting engines that can run the scenario, the best first
 * @throws Error that says what to install
 */
export function chooseEngine(scenario: string, fitting: readonly EngineName[], asked: EngineName | undefined): Engine {
  if (asked && !fitting.includes(asked))
    throw new Error(`${asked} cannot run ${scenario}; give one of ${fitting.join(', ')}, or no --engine`);
  const candidates = asked ? [asked] : fitting;
  const engine = candidates.find((name) => name === 'undici' || findProgram(name) !== undefined);
  if (!engine) throw new Error(`${scenario} needs ${candidates[0]}, which is not on PATH; ${HOW_TO_GET[candidates[0] as EngineName]}`);
  return RUN[engine];
}
