# shellcheck shell=bash
# Sourced by the scripts beside it: has the pods of simulated nodes take their whole grace period to stop.
source .ci/workloads.sh

# hold_pods NAMESPACE: from here on, in every namespace. It is tried with a pod of this one.
hold_pods() {
  local answer='no answer' pod
  pod=$(kubectl -n "$1" get pods -o jsonpath='{.items[0].metadata.name}')
  kubectl apply --server-side -f .ci/held-pods.yaml >/dev/null
  for _ in $(seq 50); do
    answer=$(kubectl -n "$1" delete pod "$pod" --grace-period=0 --force --dry-run=server 2>&1) || break
    sleep 0.2
  done
  [[ $answer == *'has not stopped yet'* ]] || fail "pods are not held: $answer"
  stop_pods 2>/dev/null &
  stopping=$!
}

# A pod's deletionTimestamp is the end of its grace period. Some pods may be gone when they are told that they have stopped.
stop_pods() {
  local now namespace names
  while sleep 0.1; do
    now=$(date -u +%FT%TZ)
    kubectl get pods -A -o jsonpath="{range .items[?(@.metadata.deletionTimestamp<=\"$now\")]}{.metadata.namespace} {.metadata.name}{\"\\n\"}{end}" |
      awk '{ names[$1] = names[$1] " " $2 } END { for (namespace in names) print namespace names[namespace] }' |
      while read -r namespace names; do
        # shellcheck disable=SC2086 # A list of words.
        kubectl -n "$namespace" annotate pods $names stopped=yes --overwrite || true
      done
  done >/dev/null
}

# await_stopped: until no pod terminates any more.
await_stopped() {
  for _ in $(seq 120); do
    if [ -z "$(kubectl get pods -A -o jsonpath='{.items[*].metadata.deletionTimestamp}')" ]; then return; fi
    sleep 1
  done
  fail 'pods still terminate after two minutes'
}

# release_pods: from here on they stop at once again.
release_pods() {
  if [ -n "${stopping:-}" ]; then kill "$stopping" 2>/dev/null || true; fi
  kubectl delete -f .ci/held-pods.yaml --ignore-not-found >/dev/null
}
