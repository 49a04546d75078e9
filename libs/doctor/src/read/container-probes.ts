import type { Container, Probe } from './pod-spec';

/** A question that the kubelet asks a container, and its field. */
export interface NamedProbe {
  readonly field: 'startupProbe' | 'livenessProbe' | 'readinessProbe';
  readonly probe: Probe;
}

/** The probes of a container. */
export function listProbes(container: Container): readonly NamedProbe[] {
  return (['startupProbe', 'livenessProbe', 'readinessProbe'] as const).flatMap((field) => {
    const probe = container[field];
    return probe ? [{ field, probe }] : [];
  });
}
