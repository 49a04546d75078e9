import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Cleanup } from '@fairlead/command-line';
import { dataService } from '@fairlead/contracts/data-service';
import { bundle } from '../src/programs/bundle';
import { findProgram } from '../src/programs/find-program';
import { Service } from '../src/programs/service';
import { makeTemporaryFolder } from '../src/programs/temporary-folder';
import { SCENARIOS } from '../src/scenario/scenarios';
import { answerData, startExampleServer } from '../testing/example-server';

jest.setTimeout(90_000);

const SCRIPT = join(__dirname, 'stress.js');
/** Of k6, when a threshold broke. */
const THRESHOLD_BROKE = 99;
const SHORTLY = ['run', '--no-usage-report', '--no-color', '--stage', '1s:20,2s:20,1s:0'];

const hasK6 = findProgram('k6') !== undefined;

(hasK6 ? describe : describe.skip)(`the plain script for k6${hasK6 ? '' : ' (skipped: it is not on PATH)'}`, () => {
  test('has the stages and the thresholds of the scenario', async () => {
    const { stages, thresholds } = JSON.parse((await k6('inspect', SCRIPT)).printed) as K6Options;

    expect(stages.map(({ duration, target }) => ({ toClients: target, durationS: toSeconds(duration) }))).toEqual(
      SCENARIOS.stress.shape.stages,
    );
    const [p95, p99, failed, errors] = SCENARIOS.stress.thresholds.map(({ limit }) => limit);
    expect(thresholds).toMatchObject({
      http_req_duration: [`p(95)<=${p95}`, `p(99)<=${p99}`],
      http_req_failed: [`rate<${failed}`],
      errors: [`rate<${errors}`],
    });
  });

  test('runs against data-service, which answers every field that it looks for', async () => {
    await Cleanup.around(new AbortController().signal, async (cleanup) => {
      const { name, probes } = dataService;
      const file = await bundle(`apps/${name}`, await makeTemporaryFolder(cleanup));
      const env = { NODE_ENV: 'development', LOG_LEVEL: 'error' };
      const service = await Service.start({ name, file, env, readyPath: probes.readiness }, cleanup);

      const { code, printed } = await k6(...SHORTLY, '-e', `BASE_URL=${service.url}`, SCRIPT);

      expect(printed.match(/✗ .* has .*/g)).toBeNull();
      expect(code).toBe(0);
    });
  });

  test('fails where answers are not as promised', async () => {
    const server = await startExampleServer(answerData);

    const { code, printed } = await k6(...SHORTLY, '-e', `BASE_URL=${server.url}`, SCRIPT);
    await server.close();

    expect(printed).toContain('✗ /readyz has cache_enabled');
    expect(code).toBe(THRESHOLD_BROKE);
  });
});

interface K6Options {
  readonly stages: readonly { readonly duration: string; readonly target: number }[];
  readonly thresholds: object;
}

function k6(...args: readonly string[]): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolve) => {
    const child = execFile('k6', args, (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, printed: stdout + stderr }));
  });
}

/** `2m0s` */
function toSeconds(duration: string): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
