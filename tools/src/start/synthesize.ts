import type { Print } from './merged-log';
import { launch, type Program } from './program';

/** Writes the manifests of all environments beside the running services; a failure is told, and the services run on. */
export async function synthesize(synth: Program, say: Print, stop: AbortSignal): Promise<void> {
  const output: string[] = [];
  const running = launch(synth, (line) => output.push(line));
  stop.addEventListener('abort', () => void running.stop(), { once: true });

  const { clean, description } = await running.ended;
  if (stop.aborted) return;
  if (clean) return say('the manifests are written');
  output.forEach(say);
  say(`${description}, so the manifests are stale; the services run on. Mend what it names, then: npm run synth`);
}
