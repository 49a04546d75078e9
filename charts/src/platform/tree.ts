import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Component } from '../graph/component';

/** Objects of a platform that no component made: its own, and what a user put there by any construct. */
export function findOwnObjects(platform: Chart): ApiObject[] {
  return platform.node.children.filter((child) => !(child instanceof Component)).flatMap(findObjects);
}

/**
 * What would not be rendered, not be proven, or not be there once all is applied, one line each.
 *
 * @param isPlatform whether a chart of the same App is a platform, which renders its objects itself
 */
export function findTreeFaults(platform: Chart, isPlatform: (chart: Chart) => boolean): string[] {
  const { children } = platform.node;
  const constructs = children.flatMap((child) => child.node.findAll());
  const objects = constructs.filter((construct) => ApiObject.isApiObject(construct));
  return [
    ...constructs.filter((construct) => Chart.isChart(construct)).map(toNestedFault),
    ...objects.filter(isList).map(toListFault),
    ...findOverwritten(children.filter((child) => !(child instanceof Component) || child.named).flatMap(findObjects)),
    ...constructs.flatMap((construct) => construct.node.validate().map((fault) => `${construct.node.path}: ${fault}`)),
    ...findStrays(platform, isPlatform),
  ];
}

function findObjects(construct: IConstruct): ApiObject[] {
  return construct.node.findAll().filter((each) => ApiObject.isApiObject(each));
}

/** Secrets with values in them, which whoever reads the file reads too, one line each. */
export function findLiteralSecrets(platform: Chart): string[] {
  const secrets = findObjects(platform).filter(({ apiGroup, kind }) => apiGroup === 'core' && kind === 'Secret');
  return secrets
    .filter(hasValues)
    .map(({ node }) => `${node.path}: its values would be in a file; let a secret store fill it: an ExternalSecret`);
}

function hasValues(secret: ApiObject): boolean {
  const { data, stringData } = secret.toJson() as { readonly data?: object; readonly stringData?: object };
  return Object.keys({ ...data, ...stringData }).length > 0;
}

function toNestedFault({ node }: IConstruct): string {
  return `${node.path}: a chart in a platform is rendered once more by app.synth(), into a file of its own; make its objects in the platform itself, or in a Construct`;
}

function isList(object: ApiObject): boolean {
  return object.kind.endsWith('List') && Array.isArray((object.toJson() as { readonly items?: unknown }).items);
}

function toListFault({ node, kind }: ApiObject): string {
  return `${node.path}: nothing would prove the items of a ${kind}; make an object of each`;
}

/** Of two objects of one name, the one that is applied last is there. */
function findOverwritten(objects: readonly ApiObject[]): string[] {
  const first = new Map<string, ApiObject>();
  return objects.flatMap((object) => {
    const { apiGroup, kind, metadata, node } = object;
    const place = [kind, metadata.namespace, metadata.name].join(' ');
    const other = first.get(`${apiGroup} ${place}`);
    if (!other) first.set(`${apiGroup} ${place}`, object);
    return other ? [`${node.path}: ${kind} ${metadata.name} overwrites ${other.node.path}, which has the same name; give it another`] : [];
  });
}

/** Charts of the same App that are in no platform. */
function findStrays(platform: Chart, isPlatform: (chart: Chart) => boolean): string[] {
  const find = (construct: IConstruct): string[] => {
    if (!Chart.isChart(construct)) return construct.node.children.flatMap(find);
    return isPlatform(construct) ? [] : toStrayFaults(construct, platform);
  };
  return find(platform.node.root);
}

function toStrayFaults(chart: Chart, platform: Chart): string[] {
  const count = findObjects(chart).length;
  const objects = count === 1 ? 'its object is' : `its ${count} objects are`;
  return count === 0
    ? []
    : [
        `${chart.node.path}: ${objects} beside ${platform.node.path} and so never proven; make them in the platform, or in an App of their own`,
      ];
}
