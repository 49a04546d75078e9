import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Kubectl } from '@fairlead/cluster';
import { replaceSet } from './replace-set';

const path = process.env['PATH'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-'));
  process.env['PATH'] = `${folder}${delimiter}${path}`;
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

/** A cluster that is gone once it has a release. */
function installKubectl(): void {
  const script = `#!/bin/sh
IFS= read -r input
[ ! -e '${folder}/gone' ] || { echo 'The connection to the server 127.0.0.1:1 was refused' >&2; exit 1; }
case "$*" in
  *'get configmaps'*) echo '{"items":[]}' ;;
  *'create '*) printf '%s' "$input" ;;
  *apply*) : >'${folder}/gone' ;;
esac
`;
  writeFileSync(join(folder, 'kubectl'), script, { mode: 0o755 });
}

test('a cluster that goes away in the middle leaves what was applied, and the reason is told rather than the lock', async () => {
  installKubectl();
  const told: string[] = [];
  const stop = new AbortController().signal;
  const kubectl = new Kubectl(stop, 'shop');
  const set = { namespace: 'shop', objects: [], startupSeconds: {} };

  const ending = await replaceSet({
    cluster: { context: 'shop', kubectl, steady: kubectl },
    ...{ stop, tell: (line) => told.push(line), check: async () => {} },
    release: { environment: 'prod', tag: 'sha-one', who: 'alice@laptop', commit: 'unknown', set },
    ...{ lastNumber: 0, earlier: undefined, limitSeconds: undefined },
  });

  expect(ending).toMatchObject({ kind: 'broken', release: { number: 1 }, reason: expect.stringMatching(/^no cluster answers there; /) });
  expect(told.at(-1)).toMatch(/^the lock was not given back: no cluster answers there; /);
});
