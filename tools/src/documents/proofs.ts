/** How docs/release.md lists releases. */
const RELEASE_COLUMNS =
  "custom-columns='RELEASE:.metadata.labels.fairlead\\.dev/release,STATE:.data.state,TAG:.data.tag,WHO:.data.who,WHEN:.data.when'";

/**
 * Commands that `.ci/run` does not hold word for word, and where each is run all the same: a file, and what stands there.
 * `npm start` prints what to try, and `.ci/run` runs all of it.
 */
export const PROOFS: Readonly<Record<string, { readonly file: string; readonly text: string }>> = {
  'kubectl apply --server-side -f overlays/prod/dashboards': { file: '.ci/apply-manifests', text: '-f overlays/prod/dashboards' },
  'npx jest --selectProjects api-gateway --testPathPatterns src/cardinality': {
    file: 'apps/api-gateway/src/cardinality.test.ts',
    text: '100,000 requests',
  },
  'npm run synth': { file: 'tools/src/start/main.ts', text: `'run', '--silent', 'synth'` },
  'npm run examples': {
    file: 'examples/examples.test.ts',
    text: 'when they are not, run npm run examples and commit',
  },
  'npx nx g tools:service orders --public': { file: '.ci/prove-generator', text: 'npx nx g tools:service orders --calls user-service' },
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
  'docker compose up --wait': { file: '.ci/prove-compose', text: '"${one[@]}" up --wait' },
  'docker compose down': { file: '.ci/prove-compose', text: '"${one[@]}" down' },
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
  'kubectl --context k3d-fairlead apply --server-side -k tools/src/cluster/config/dev-on-k3d': {
    file: 'tools/src/cluster/config/config.test.ts',
    text: 'dev-on-k3d',
  },
  'npm run cluster -- create --with k3d --images dev': {
    file: 'tools/src/cluster/cluster-command.test.ts',
    text: `['create', '--with', 'k3d', '--images', 'dev']`,
  },
  'npm run check:cluster -- --env dev --context k3d-fairlead --ingress http://localhost': {
    file: '.ci/prove-health',
    text: 'npm run --silent check:cluster -- --env dev --context "$context"',
  },
  'npm run cluster -- create --with current --context NAME --env prod': {
    file: 'tools/src/cluster/cluster-command.test.ts',
    text: `'create', '--with', 'current', '--context', 'prod-eu', '--env', 'prod'`,
  },
  'eval "$(npm run --silent cluster -- create --with nodes --program ./my-nodes --images dev)"': {
    file: '.ci/run',
    text: 'npm run --silent cluster -- create --with nodes --program "$components/nodes"',
  },
  'kind create cluster': { file: 'tools/src/cluster/cluster-command.test.ts', text: 'kind create cluster --name fairlead' },
  'kind load docker-image api-gateway:dev user-service:dev data-service:dev': {
    file: 'tools/src/cluster/cluster-command.test.ts',
    text: 'kind load docker-image',
  },
  'kubectl -n shop-dev rollout status deployment --timeout=3m': {
    file: '.ci/workloads.sh',
    text: 'rollout status deployments,statefulsets',
  },
  'kubectl -n shop-dev port-forward service/api-gateway 3000:http': {
    file: '.ci/prove-health',
    text: 'port-forward service/api-gateway "$port:http"',
  },
  'kubectl apply --server-side -f overlays/gitops/argocd/prod.yaml': { file: '.ci/prove-gitops', text: 'overlays/gitops/argocd/*.yaml' },
  'npm run gitops -- --env prod --tag sha-4f2c1d0': {
    file: 'tools/src/gitops/gitops-command.test.ts',
    text: `runTool('gitops', ['--env', 'prod'`,
  },
  'npm run monitor -- --duration 30': { file: '.ci/run', text: 'npm run monitor -- --duration' },
  'npm run deploy -- --env prod --tag sha-4f2c1d0 --context shop --dry-run': { file: '.ci/prove-deploy', text: '--tag sha-two --dry-run' },
  'npm run deploy -- --env prod --tag sha-4f2c1d0 --context shop': { file: '.ci/prove-deploy', text: `'applies and waits' --tag sha-one` },
  'npm run deploy -- --env prod --context shop --rollback': {
    file: '.ci/prove-deploy',
    text: `the release before this one back' --rollback`,
  },
  [`kubectl --namespace shop-prod get configmaps --selector fairlead.dev/release --output ${RELEASE_COLUMNS}`]: {
    file: '.ci/prove-deploy',
    text: RELEASE_COLUMNS,
  },
  'npm run workflow -- --list': { file: 'tools/src/workflow/workflow-command.test.ts', text: `runTool('workflow', ['--list'])` },
  'npm run workflow -- ci/manifests --dry-run': {
    file: 'tools/src/workflow/workflow-command.test.ts',
    text: `['ci/manifests', '--dry-run']`,
  },
  'BASE=main npm run workflow -- ci/manifests': { file: 'tools/src/workflow/workflow-command.test.ts', text: `{ BASE: 'main' }` },
  'npm run workflow -- check --matrix node=24': { file: 'tools/src/workflow/workflow-command.test.ts', text: `'--matrix', 'node=24'` },
  'npm run check:cluster -- --env prod --context shop': {
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
