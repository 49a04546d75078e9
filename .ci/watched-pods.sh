# shellcheck shell=bash
# Sourced by .ci/prove-rollouts: follows the pods of all environments, and holds what they do against what is promised.
# Pods are not sampled: each change of a pod, in the order in which the API server made it, is counted.
source .ci/workloads.sh

work=$(mktemp -d)
changes=$work/changes

# One line for each change: what, namespace/workload, pod, node, when it has to be gone, whether it is ready, mark.
# shellcheck disable=SC2016 # Not a shell's $.
change='{.type}|{.object.metadata.namespace}/{.object.metadata.labels.app\.kubernetes\.io/name}|{.object.metadata.name}|{.object.spec.nodeName}'
change+='|{.object.metadata.deletionTimestamp}|{.object.status.conditions[?(@.type=="Ready")].status}|{.object.metadata.annotations.mark}{"\n"}'

watch_pods() {
  kubectl get pods -A -l app.kubernetes.io/part-of=shop --watch --output-watch-events -o jsonpath="$change" >"$changes" &
  watch=$!
  catch_up 'the start'
}

stop_watch() {
  if [ -n "${watch:-}" ]; then kill "$watch" 2>/dev/null || true; fi
  rm -rf "$work"
}

# catch_up MARK: until the watch has seen all that happened so far, which it has when it sees the mark that one pod gets now.
catch_up() {
  for _ in $(seq 60); do
    kubectl -n shop-prod annotate pod "$(kubectl -n shop-prod get pods -o jsonpath='{.items[0].metadata.name}')" "mark=$1" --overwrite >/dev/null || true
    if grep -q "|$1\$" "$changes"; then return; fi
    sleep 0.2
  done
  fail "the watch of the pods does not show '$1'"
}

# each_workload: namespace/name of each that runs, its pods and its kind, in order.
each_workload() {
  kubectl get deployments,statefulsets -A -l app.kubernetes.io/part-of=shop \
    -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name}|{.spec.replicas}|{.kind}{"\n"}{end}' | sort | grep . ||
    fail 'no workload of the platform runs'
}

settle_all() { for environment in "${environments[@]}"; do settle_namespace "shop-$environment"; done; }

# drain_bounds: namespace/name of each workload, its pods, and the fewest of them that are ready while nodes are drained.
drain_bounds() {
  local budgets different
  for _ in $(seq 60); do
    budgets=$(kubectl get pdb -A -l app.kubernetes.io/part-of=shop \
      -o jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name}|{.status.expectedPods}|{.status.desiredHealthy}{"\n"}{end}' | sort)
    different=$(diff <(each_workload | cut -d'|' -f1,2) <(cut -d'|' -f1,2 <<<"$budgets")) || { sleep 1; continue; }
    break
  done
  [ -z "$different" ] || fail "workloads and their pods (<) are not those of the disruption budgets (>):"$'\n'"$different"
  echo "$budgets"
}

# rollout_bounds: the same while they are updated. A Deployment starts a new pod before it stops an old one; a StatefulSet replaces its pods
# in place.
rollout_bounds() { each_workload | awk -F'|' '{ print $1 "|" $2 "|" $2 - ($3 == "StatefulSet") }'; }

# check WHAT SINCE BOUNDS: after line SINCE of the changes every pod was replaced, within the bounds of its workload and the number of
# pods that its budgets count.
check() {
  echo "$1:"
  node --import tsx tools/src/rollouts/main.ts "$work/synth.json" "$3" "$changes" "$2" 2>"$work/faults" ||
    fail "$1:"$'\n'"$(cat "$work/faults")"
}
