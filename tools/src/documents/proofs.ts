/**
 * Commands that `.ci/run` does not hold word for word, and where each is run all the same: a file, and what stands there.
 * `npm start` prints what to try, and `.ci/run` runs all of it.
 */
export const PROOFS: Readonly<Record<string, { readonly file: string; readonly text: string }>> = {
  'npm run synth': { file: 'tools/src/start/main.ts', text: `'run', '--silent', 'synth'` },
  'npm run examples': {
    file: 'examples/examples.test.ts',
    text: 'when they are not, run npm run examples and commit',
  },
  'npx fairlead init': { file: '.ci/try-package', text: 'fairlead init depot' },
  'npx fairlead synth': { file: '.ci/prove-examples', text: 'npx fairlead synth "$name"' },
  'npm run validate': { file: 'tools/src/validate/validate-command.test.ts', text: `'tools/src/validate/main.ts'` },
  'npm run cluster -- create --with kind': { file: 'tools/src/cluster/cluster-command.test.ts', text: `'create', '--with', 'kind'` },
  'npm run cluster -- create --with kind --images dev': {
    file: 'tools/src/cluster/cluster-command.test.ts',
    text: `'create', '--with', 'kind', '--images', 'dev', '--dry-run'`,
  },
  'npm run validate -- --for images,kind': { file: 'tools/src/validate/validate-command.test.ts', text: `'--for', 'images,kind'` },
  'node dist/cli/fairlead.js doctor overlays/prod/manifests': {
    file: '.ci/run',
    text: 'node dist/cli/fairlead.js doctor overlays/*/manifests',
  },
  'docker buildx bake': { file: '.ci/prove-images', text: 'npm run images -- --network' },
  'docker compose up --wait': { file: '.ci/prove-compose', text: 'docker compose up --wait' },
  'docker compose down': { file: '.ci/prove-compose', text: 'docker compose down' },
  'npm run images': { file: '.ci/prove-images', text: 'npm run images' },
  'npm run images -- --registry ghcr.io/fairlead --push': {
    file: 'tools/src/images/bake.test.ts',
    text: "'--push', '--registry', 'ghcr.io/fairlead'",
  },
  'kubectl --context kind-fairlead apply --server-side -f overlays/dev/manifests': {
    file: '.ci/prove-health',
    text: 'kubectl apply --server-side',
  },
  'npm run check:cluster -- --env dev --context kind-fairlead': {
    file: '.ci/prove-health',
    text: 'npm run --silent check:cluster -- --env dev --context "$context"',
  },
  'npm run check:cluster': { file: 'tools/src/check-cluster/check-cluster-command.test.ts', text: 'tools/src/check-cluster/main.ts' },
  'npm run dev': { file: 'tools/src/dev/npm-run-dev.test.ts', text: `runNpmScript('dev'` },
  'npm run comment': { file: 'tools/src/comment/comment-command.test.ts', text: `runTool('comment'` },
  'npm run reports': { file: '.github/workflows/ci.yml', text: 'npm run reports -- --base' },
  'npm run workflow': { file: 'tools/src/workflow/workflow-command.test.ts', text: `runTool('workflow'` },
  'npm run gitops': { file: 'tools/src/gitops/gitops-command.test.ts', text: `runTool('gitops'` },
  'npm run notify': { file: 'tools/src/notify/notify-command.test.ts', text: `runTool('notify'` },
  'npm run docs:reference': { file: 'tools/src/reference/reference.test.ts', text: 'npm run docs:reference starts what is tested here' },
  'npm run docs:constructs': { file: 'charts/docs/document.test.ts', text: 'when it is not, run npm run docs:constructs and commit' },
  'npm run docs:openapi': {
    file: 'contracts/api-gateway/src/openapi.test.ts',
    text: 'when it is not, run npm run docs:openapi and commit',
  },
  'npm run docs:mutations': {
    file: 'overlays/mutations/mutations.test.ts',
    text: 'docs/mutations.md is stale; run npm run docs:mutations',
  },
  'npm run docs:broken': { file: 'cli/docs/broken-cases.test.ts', text: '${file} is stale; run npm run docs:broken' },
  'npm run docs:mistakes': { file: 'tools/src/mistakes/mistakes.test.ts', text: '${DOCUMENT} is stale; run npm run docs:mistakes' },
  'npm run public-sets': { file: 'tools/src/public-sets/public-sets.test.ts', text: 'run npm run public-sets -- --write and commit' },
  'npm run docs:picture': { file: 'overlays/readme.test.ts', text: 'when it does not, run npm run docs:picture and commit' },
  'npm run coverage': { file: '.github/workflows/ci.yml', text: 'command: coverage' },
  'npm run docs:rooms': { file: 'tools/src/rooms/document.test.ts', text: 'when they are not, run npm run docs:rooms and commit' },
  'npm run affected': { file: '.github/workflows/ci.yml', text: 'command: [affected]' },
  'npm run deploy': { file: '.ci/prove-deploy', text: 'tools/src/deploy/main.ts --env dev' },
  'npm run prove:release': { file: '.ci/prove-release', text: 'npm run --silent prove:release' },
  'kubectl apply --server-side -f overlays/dev/manifests': { file: '.ci/apply-manifests', text: 'apply --server-side' },
  'kubectl apply --server-side -f overlays/prod/manifests': { file: '.ci/apply-manifests', text: 'apply --server-side' },
};
