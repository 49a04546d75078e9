import { type Container, type PlacedContainer, type PodSpec, servingContainers } from '../pod-spec';

/** How long a container's preStop hook sleeps. */
export interface StopHook extends PlacedContainer {
  readonly seconds: number;
  /** Below the pod's spec: `containers[0].lifecycle.preStop`. */
  readonly path: string;
}

/** Seconds of the units that `sleep` of GNU coreutils takes. */
const UNITS: Readonly<Record<string, number>> = Object.freeze({ '': 1, s: 1, m: 60, h: 3_600, d: 86_400 });

/** A sleep that always runs: after the start of a command, of a shell's text or of one of its statements. */
const SLEEP = /(?:^|[\n;&]|&&)\s*(?:exec\s+)?(?:\/usr)?(?:\/bin\/)?sleep\s+(\d+(?:\.\d+)?)([smhd]?)(?=$|[\s;&)])/g;

/** The hook that sleeps longest before a stop: hooks of containers run at once, each within the grace period of the pod. */
export function longestStopHook(pod: PodSpec): StopHook | undefined {
  const hooks = servingContainers(pod).map(({ container, path }) => ({
    container,
    path: `${path}.lifecycle.preStop`,
    seconds: sleepSeconds(container),
  }));
  return hooks.filter(({ seconds }) => seconds > 0).sort((a, b) => b.seconds - a.seconds)[0];
}

/** `sleep` (KEP-3960), or the sleeps of a command one after the other: `sh -c "sleep 5; nginx -s quit"`. */
function sleepSeconds({ lifecycle }: Container): number {
  const { sleep, exec } = lifecycle?.preStop ?? {};
  if (sleep) return sleep.seconds;
  const sleeps = [...textOf(exec?.command ?? []).matchAll(SLEEP)];
  return sleeps.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? 1), 0);
}

/** What a command runs: the text that a shell is given, or its own words. */
function textOf(command: readonly string[]): string {
  const script = command.findIndex((word) => /^-[a-z]*c$/.test(word));
  return script < 0 ? command.join(' ') : (command[script + 1] ?? '');
}
