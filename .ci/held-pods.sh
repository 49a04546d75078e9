# shellcheck shell=bash
# Sourced by the scripts beside it: has the pods of simulated nodes take their whole grace period to stop.
source .ci/workloads.sh

held=$(mktemp -d)
holding=()

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
  # One line for each change of a pod: when its grace period is over, what, namespace, name.
  kubectl get pods -A --watch --output-watch-events \
    -o jsonpath='{.object.metadata.deletionTimestamp}|{.type}|{.object.metadata.namespace}|{.object.metadata.name}{"\n"}' >"$held/changes" &
  holding+=($!)
  stop_pods 2>/dev/null &
  holding+=($!)
}

# pods_to_stop: namespace and pods, a line for each namespace: those whose grace period is over and that are still there.
pods_to_stop() {
  awk -F'|' -v now="$(date -u +%FT%TZ)" '
    { ends[$3 "|" $4] = $2 == "DELETED" ? "" : $1 }
    END {
      for (pod in ends) if (ends[pod] != "" && ends[pod] <= now) { split(pod, part, "|"); names[part[1]] = names[part[1]] " " part[2] }
      for (namespace in names) print namespace names[namespace]
    }
  ' "$held/changes"
}

# Some pods may be gone when they are told that they have stopped.
stop_pods() {
  local namespace names
  while sleep 0.1; do
    pods_to_stop | while read -r namespace names; do
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
  kill "${holding[@]}" 2>/dev/null || true
  holding=()
  kubectl delete -f .ci/held-pods.yaml --ignore-not-found >/dev/null
  rm -rf "$held"
}
