# shellcheck shell=bash
# Sourced by the scripts beside it: what the environments are and run, and how to wait for it on the cluster of KUBECONFIG.
: "${KUBECONFIG:?names no cluster; start one and export its KUBECONFIG}"

# The longest that one rollout may take.
limit=120s

# The names of all environments: the folders of overlays with manifests.
environments=(overlays/*/manifests)
environments=("${environments[@]#overlays/}")
environments=("${environments[@]%/manifests}")

fail() { echo "${0##*/}: $*" >&2; exit 1; }

# workloads NAMESPACE: kind/name of each, in words.
workloads() {
  local found
  found=$(kubectl -n "$1" get deployments,statefulsets -o name)
  [ -n "$found" ] || fail "$1 has no workload"
  echo "${found//.apps/}"
}

# declared_pods NAMESPACE WORKLOAD: the pods it settles at: its autoscaler's minimum, or its own replicas.
declared_pods() {
  local min
  min=$(kubectl -n "$1" get hpa "${2#*/}" --ignore-not-found -o jsonpath='{.spec.minReplicas}')
  echo "${min:-$(kubectl -n "$1" get "$2" -o jsonpath='{.spec.replicas}')}"
}

# events NAMESPACE SELECTOR: the latest five, one line each.
events() {
  kubectl -n "$1" get events --field-selector "$2" --sort-by=.lastTimestamp \
    -o jsonpath='{range .items[*]}  {.involvedObject.kind}/{.involvedObject.name}: {.reason}: {.message}{"\n"}{end}' | tail -n 5
}

# settle NAMESPACE WORKLOAD PODS: until the latest revision runs everywhere, in that number.
settle() {
  { kubectl -n "$1" rollout status "$2" --timeout=$limit &&
    kubectl -n "$1" wait "$2" --for=jsonpath="{.status.readyReplicas}=$3" --timeout=$limit; } >/dev/null ||
    fail "$1: $2 never had $3 ready pods. Latest warnings:"$'\n'"$(events "$1" type=Warning)"
}

# settle_namespace NAMESPACE: the same for each of its workloads, in the number that it runs.
settle_namespace() {
  local status
  status=$(kubectl -n "$1" rollout status deployments,statefulsets --timeout=$limit 2>&1) ||
    fail "$1: $(tail -n 2 <<<"$status")"$'\n'"Latest warnings:"$'\n'"$(events "$1" type=Warning)"
}
