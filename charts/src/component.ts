import { Construct } from 'constructs';
import { refuse } from './invalid-platform';
import type { Platform } from './platform';

/** Names of Services, RFC 1035: they become host names. */
const HOST_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What every node of the call graph is known by. */
export interface ComponentProps {
  /** DNS label: the construct's id, the Service's name and the name of every object that there is one of. */
  readonly name: string;

  /** Port of its pods that others of the platform reach, 1 to 65535. The Service has the same. */
  readonly port: number;
}

/** A node of the call graph: something with pods, reached at one port by those who declare it. */
export abstract class Component extends Construct {
  readonly platform: Platform;
  readonly name: string;
  readonly port: number;

  /** How messages name it: `prod/user-service`. */
  readonly address: string;

  constructor(platform: Platform, { name, port }: ComponentProps) {
    const address = `${platform.environment.name}/${name}`;
    if (!HOST_LABEL.test(name))
      refuse(`${address}: no Service can have this name; write lower-case letters, digits and hyphens, a letter first`);
    if (platform.node.tryFindChild(name))
      refuse(`${address}: the platform has something of this name already; give each component its own`);
    super(platform, name);
    this.platform = platform;
    this.name = name;
    this.port = port;
    this.address = address;
  }

  /** Labels that select its pods and nobody else's. Immutable in a cluster, so they carry nothing that changes. */
  get podLabels(): Readonly<Record<string, string>> {
    return { 'app.kubernetes.io/name': this.name };
  }

  /** Components that it calls or uses, in no particular order. Applied before it. */
  abstract get dependencies(): readonly Component[];

  /** What is wrong with its place in the graph, known only once the graph is complete. */
  abstract findFaults(): readonly string[];
}
