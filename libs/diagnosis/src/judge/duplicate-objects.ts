import { dirname } from 'node:path';
import {
  type Finding,
  formatReference,
  listChanges,
  type Manifest,
  nameKind,
  type Report,
  type ResourceReference,
  valueAt,
} from 'fairlead/doctor';
import type { SourceObject } from '../read/source';
import { DUPLICATE_OBJECT } from './rules';

/** Fields that are named of those in which two documents differ. */
const MOST_FIELDS = 3;

const KUSTOMIZE = /^kustomize\.config\.k8s\.io\//;

/** Annotations of what is applied by a tool, at its time, or not at all. */
const APART = ['argocd.argoproj.io/hook', 'config.kubernetes.io/local-config', 'helm.sh/hook'];

/**
 * Documents that are one object and are applied together, because they are in one file, or in files of one folder, which may hold
 * alternatives. Folders that are apart mostly do, and so do the files of one where a Kustomization chooses among them or some are patches,
 * which lack what every object has.
 */
export function findDuplicateObjects(objects: readonly SourceObject[], { findings }: Pick<Report, 'findings'>): readonly Finding[] {
  const duplicates = groupBy(objects.filter(isApplied), ({ object }) => formatReference(referenceOf(object))).filter(
    (group) => group.length > 1,
  );
  if (duplicates.length === 0) return [];
  const hasKustomization = objects.some(({ object }) => KUSTOMIZE.test(String(object.apiVersion)));
  const parts = new Set(findings.filter(({ id }) => id === 'missing-field').map(({ resource }) => placeOf(resource)));
  const found = duplicates.flatMap((group) => judge(group, (reference) => hasKustomization || parts.has(placeOf(reference))));
  return groupBy(found, ({ cause }) => cause).map(join);
}

interface Duplicate {
  readonly finding: Finding;
  /** What all findings of one cause share: a folder whose files hold the same objects has one. */
  readonly cause: string;
}

/** Documents of one object: the last counts. */
function judge(group: readonly SourceObject[], isOfFileAlone: (reference: ResourceReference) => boolean): readonly Duplicate[] {
  const numbered = group.map((each, index) => ({ ...each, resource: { ...referenceOf(each.object), document: index + 1 } }));
  const earlier = numbered.slice(0, -1);
  const [last] = numbered.slice(-1);
  if (!last) return [];
  const folder = dirname(last.document.source.name);
  const ofFile = earlier.filter(({ document }) => document.source === last.document.source);
  const ofFolder = earlier.filter(({ document }) => !isOfFileAlone(last.resource) && dirname(document.source.name) === folder);
  const others = ofFile.length > 0 ? ofFile : ofFolder;
  if (others.length === 0) return [];
  const fields = listDifferences(others, last);
  const [path] = fields;
  const finding: Finding = {
    id: DUPLICATE_OBJECT,
    severity: ofFile.length > 0 && path !== undefined ? 'warning' : 'info',
    certainty: ofFile.length > 0 ? 'proven' : 'likely',
    resource: last.resource,
    ...(path !== undefined && { path }),
    ...describe(formatReference(last.resource), others.length + 1, fields),
    evidence: others.map(({ resource }) => ({ resource, ...(path !== undefined && { path }), says: 'is the same object' })),
  };
  return [{ finding, cause: ofFile.length > 0 ? formatReference(last.resource) : folder }];
}

/** Fields that are others in the first document that differs from the last. */
function listDifferences(others: readonly SourceObject[], last: SourceObject): readonly string[] {
  const differences = others.map(({ object }) => listChanges(object, last.object, '').map(({ field }) => field.slice(1)));
  return differences.find(({ length }) => length > 0) ?? [];
}

function join([first, ...more]: readonly [Duplicate, ...Duplicate[]]): Finding {
  const consequences = more.map(({ finding: { resource, path, what } }) => ({ resource, ...(path !== undefined && { path }), says: what }));
  return { ...first.finding, ...(consequences.length > 0 && { consequences }) };
}

function describe(name: string, count: number, fields: readonly string[]): Pick<Finding, 'what' | 'why' | 'fix'> {
  const times = count === 2 ? 'twice' : `${count} times`;
  if (fields.length === 0)
    return {
      what: `${name} is written ${times}, each time alike`,
      why: 'nothing is lost until somebody changes one of them: then the last that is applied counts, and Kustomize takes none',
      fix: 'keep one of them',
    };
  const told = fields.slice(0, MOST_FIELDS).join(', ');
  return {
    what: `${name} is written ${times}, and differs in ${told}${fields.length > MOST_FIELDS ? ` and ${fields.length - MOST_FIELDS} more` : ''}`,
    why: 'each is applied over the one before: the last counts, and takes away what it leaves out; Kustomize takes none of them',
    fix: 'remove what is not meant, or give it another name; alternatives belong in folders of their own',
  };
}

/** What a cluster has answered is there already, once: dumps may overlap. */
function isApplied({ object: { apiVersion, metadata } }: SourceObject): boolean {
  const annotations = valueAt(metadata, 'annotations') ?? {};
  const { name } = metadata ?? {};
  return (
    typeof name === 'string' &&
    !/[{}$<>]/.test(name) &&
    valueAt(metadata, 'uid') === undefined &&
    !KUSTOMIZE.test(String(apiVersion)) &&
    !APART.some((annotation) => Object.hasOwn(annotations, annotation))
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** The engine says the namespace of what names none, where its kind has one. */
function placeOf({ namespace = 'default', ...reference }: ResourceReference): string {
  return formatReference({ ...reference, namespace });
}

/** Which object it is. One that says no namespace may be meant for any. */
function referenceOf({ apiVersion = '', kind = '', metadata }: Manifest): ResourceReference {
  const { name = '', namespace } = metadata ?? {};
  return { kind: nameKind(String(apiVersion), kind), ...(typeof namespace === 'string' && { namespace }), name };
}
