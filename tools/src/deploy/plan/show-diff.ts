import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { WORKSPACE } from '../../workspace/workspace';
import { type KubernetesObject, toList } from '../set/kubernetes-object';
import { omit } from '../set/omit';
import { isSecret } from '../set/secrets';

/** The command as it is in the workspace, which loads its parts by `import()`. */
const FAIRLEAD = ['--import', 'tsx', 'cli/src/command/main.ts'];

/**
 * What `fairlead diff` says of live objects against those of a set: traffic, budgets, findings.
 *
 * @returns nothing where there is no live object yet
 */
export async function showDiff(live: readonly KubernetesObject[], objects: readonly KubernetesObject[]): Promise<string | undefined> {
  if (live.length === 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-deploy-'));
  try {
    const [before, after] = [join(folder, 'live.json'), join(folder, 'set.json')];
    writeFileSync(before, toList(live.map(cleanLive)));
    writeFileSync(after, toList(objects.map(withoutValues)));
    return await runDiff(before, after);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runDiff(before: string, after: string): Promise<string> {
  const child = spawn(process.execPath, [...FAIRLEAD, 'diff', before, after, '--fail-on', 'never'], {
    cwd: WORKSPACE,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number | null]>]);
  if (code !== 0) throw new Error('fairlead diff could not read what is there; see above');
  return said.trimEnd();
}

/** As a manifest has it, but for the UID: by that, what only the API server has written is told from a change. */
function cleanLive(object: KubernetesObject): KubernetesObject {
  const { name, namespace, labels, annotations, uid } = object.metadata;
  const kept = {
    name,
    ...(uid !== undefined && { uid }),
    ...(namespace !== undefined && { namespace }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
  return withoutValues({ ...omit(object, 'status'), metadata: kept });
}

/** Keys are enough for references; values go into no file. */
function withoutValues(object: KubernetesObject): KubernetesObject {
  if (!isSecret(object)) return object;
  const { stringData = {}, data = {}, ...rest } = object;
  return { ...rest, data: Object.fromEntries(Object.keys({ ...data, ...stringData }).map((key) => [key, ''])) };
}
