import type { PortSet } from './port-set';

/** A set of peers that can be cut: pods by their labels, or addresses. */
export interface Region<Self> {
  readonly isEmpty: boolean;
  intersect(other: Self): Self;
  subtract(other: Self): Self;
}

/** Ports that are open, or declared, for all of a region. */
export interface Patch<R> {
  readonly region: R;
  readonly ports: PortSet;
}

/** The parts of a patch that no cover reaches, with the ports that are left there. */
export function findUncovered<R extends Region<R>>(patch: Patch<R>, covers: readonly Patch<R>[]): readonly Patch<R>[] {
  return covers.reduce((left, cover) => left.flatMap((part) => cut(part, cover)), withoutEmpty([patch]));
}

function cut<R extends Region<R>>({ region, ports }: Patch<R>, cover: Patch<R>): readonly Patch<R>[] {
  if (ports.intersect(cover.ports).isEmpty) return [{ region, ports }];
  return withoutEmpty([
    { region: region.subtract(cover.region), ports },
    { region: region.intersect(cover.region), ports: ports.subtract(cover.ports) },
  ]);
}

function withoutEmpty<R extends Region<R>>(patches: readonly Patch<R>[]): readonly Patch<R>[] {
  return patches.filter(({ region, ports }) => !region.isEmpty && !ports.isEmpty);
}
