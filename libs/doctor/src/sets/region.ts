import type { PortSet } from './port-set';

/** A set of peers that can be cut: pods by their labels, or addresses. */
export interface Region<Self> {
  readonly isEmpty: boolean;
  intersect(other: Self): Self;
  subtract(other: Self): Self;
}

/** Ports that are open, or declared, for all of a region. */
export interface RegionPorts<R> {
  readonly region: R;
  readonly ports: PortSet;
}

/** The parts of a region that no cover reaches, with the ports that are left there. */
export function findUncovered<R extends Region<R>>(whole: RegionPorts<R>, covers: readonly RegionPorts<R>[]): readonly RegionPorts<R>[] {
  return covers.reduce((left, cover) => left.flatMap((part) => cut(part, cover)), withoutEmpty([whole]));
}

function cut<R extends Region<R>>({ region, ports }: RegionPorts<R>, cover: RegionPorts<R>): readonly RegionPorts<R>[] {
  if (ports.intersect(cover.ports).isEmpty) return [{ region, ports }];
  return withoutEmpty([
    { region: region.subtract(cover.region), ports },
    { region: region.intersect(cover.region), ports: ports.subtract(cover.ports) },
  ]);
}

function withoutEmpty<R extends Region<R>>(parts: readonly RegionPorts<R>[]): readonly RegionPorts<R>[] {
  return parts.filter(({ region, ports }) => !region.isEmpty && !ports.isEmpty);
}
