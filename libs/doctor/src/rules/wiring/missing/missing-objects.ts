import type { Evidence } from '../../../finding/finding';
import { formatReference, type ResourceReference } from '../../../finding/resource-reference';
import { unlessUnread } from '../../../read/schema/unread-field';
import { groupBy } from '../../../sets/group-by';
import type { Fault } from '../../rule';
import { findNearName } from './near-name';
import { findSibling } from './sibling';

/** That an object names another, which must be there. */
export interface Need {
  readonly wanted: ResourceReference;
  /** Who says so, and in which field. */
  readonly by: ResourceReference;
  readonly path: string;
}

/** The objects that may be named. */
export interface Stock {
  /** Throws where nobody can tell. */
  readonly has: (wanted: ResourceReference) => boolean;
  /** Whether an operator may make one, which a custom resource says the name of. */
  readonly isMentioned?: (wanted: ResourceReference) => boolean;
  /** Whether an operator or a program may make one, of which manifests say nothing more: a slip in a name is told all the same. */
  readonly mayBeMade?: (wanted: ResourceReference) => boolean;
  /** Those that are in a namespace. */
  readonly namesIn: (namespace: string | undefined) => readonly string[];
  /** Objects of a name, whichever namespace they are in. */
  readonly withName?: (name: string) => readonly ResourceReference[];
  /** Whether the manifests hold all that there is of the kind in a namespace. */
  readonly isWhole?: (namespace: string) => boolean;
  /** Whether an object says no namespace, so that it may be put into another than the default when it is applied. */
  readonly isAssumed?: (reference: ResourceReference) => boolean;
  /**
   * Whether who names one may name a namespace beside it.
   *
   * @default it is taken from the same namespace
   */
  readonly isNamespaceNamed?: boolean;
  /** What happens where it is missing. */
  readonly why: string;
}

/** Objects that are listed, of which a controller may make more. */
export function stockOfListed(
  references: readonly ResourceReference[],
  assertComplete: (namespace: string | undefined) => void,
  more: Omit<Stock, 'has' | 'namesIn' | 'withName'>,
): Stock {
  const known = new Set(references.map(formatReference));
  const byNamespace = groupBy(references, ({ namespace }) => namespace);
  const byName = groupBy(references, ({ name }) => name);
  return {
    ...more,
    has: (wanted) => {
      const isThere = known.has(formatReference(wanted));
      if (!isThere) assertComplete(wanted.namespace);
      return isThere;
    },
    namesIn: (namespace) => (byNamespace.get(namespace) ?? []).map(({ name }) => name),
    withName: (name) => byName.get(name) ?? [],
  };
}

/** Where more than this are missing, the manifests are a part, and comparing every name with every other takes long. */
const MOST_COMPARED = 100;

/** All that name one object. */
interface Wanted extends Need {
  readonly others: readonly Need[];
}

/** A finding for each object that is named and is not there, if something shows that it was meant to be. Others may be elsewhere. */
export function findMissingObjects(needs: readonly Need[], stock: Stock): readonly Fault[] {
  const wanted = [...groupBy(needs, (need) => formatReference(need.wanted)).values()].flatMap(([first, ...others]): Wanted[] =>
    first ? [{ ...first, others }] : [],
  );
  const known = wanted.map((each) => ({ each, isThere: unlessUnread(() => stock.has(each.wanted)) }));
  const present = groupBy(
    known.filter(({ isThere }) => isThere).map(({ each }) => each),
    (each) => each.wanted.namespace,
  );
  const missing = groupBy(
    known.filter(({ isThere }) => isThere === false).map(({ each }) => each),
    (each) => each.wanted.namespace,
  );
  const isNamed = new Set(wanted.map((each) => formatReference(each.wanted)));
  return [...missing].flatMap(([namespace, own]) =>
    own.flatMap((each) => {
      const verdict = unlessUnread(() => judge(each, stock, present.get(namespace) ?? [], own.length, isNamed));
      return verdict ? [toFault(each, stock, verdict)] : [];
    }),
  );
}

type Verdict = Pick<Fault, 'severity' | 'fix' | 'edit' | 'evidence'>;

function judge(each: Wanted, stock: Stock, present: readonly Wanted[], missing: number, isNamed: ReadonlySet<string>): Verdict | undefined {
  const { wanted, by, path } = each;
  const { namespace, name } = wanted;
  if (stock.isMentioned?.(wanted)) return undefined;
  const near = missing > MOST_COMPARED ? undefined : findNearName(name, stock.namesIn(namespace), by.name);
  if (near)
    return {
      severity: 'error',
      fix: `write ${near.name}, ${near.because}: did you mean that?`,
      edit: { path, value: near.name },
      evidence: show(near.name, wanted, stock),
    };
  if (stock.mayBeMade?.(wanted)) return undefined;
  if (namespace === undefined) return undefined;
  const elsewhere = stock.withName?.(name).find((other) => !isNamed.has(formatReference({ ...other, kind: wanted.kind, name })));
  if (elsewhere) return judgeElsewhere(each, elsewhere, namespace, stock);
  if (stock.isWhole?.(namespace)) return { severity: 'error', fix: `add ${formatReference(wanted)}, or name one that is there` };
  const uses = present.map((other) => ({ name: other.wanted.name, owner: other.by.name }));
  const sibling = missing === 1 && present.length > 1 ? findSibling({ name, owner: by.name }, uses) : undefined;
  if (sibling)
    return { severity: 'error', fix: `add ${formatReference(wanted)}, as ${sibling} is there`, evidence: show(sibling, wanted, stock) };
  if (present.length < missing) return undefined;
  return { severity: 'warning', fix: `see that the cluster has ${formatReference(wanted)}, or name one that is here` };
}

/** The object of a name that is there, or what it is made of. */
function show(name: string, { kind, namespace }: ResourceReference, stock: Stock): readonly Evidence[] {
  const resource = stock.withName?.(name).find((other) => other.namespace === namespace || other.kind !== kind);
  return resource ? [{ resource, path: 'metadata.name', says: resource.name === name ? 'is there' : `makes ${name}` }] : [];
}

/** What is applied into the namespace that is asked for, as a chart is, is right. */
function judgeElsewhere(
  { by }: Wanted,
  elsewhere: ResourceReference,
  namespace: string,
  { isAssumed = () => false, isNamespaceNamed }: Stock,
): Verdict | undefined {
  if (isNamespaceNamed && isAssumed(elsewhere)) return undefined;
  const mayMove = [elsewhere, by].some(isAssumed);
  return {
    severity: mayMove ? 'warning' : 'error',
    fix: isNamespaceNamed ? `write namespace: ${elsewhere.namespace}` : `put it into ${namespace}`,
    evidence: [{ resource: elsewhere, path: 'metadata.namespace', says: `is in ${elsewhere.namespace}, where nothing names it` }],
  };
}

function toFault({ wanted, by, path, others }: Wanted, { why }: Stock, verdict: Verdict): Fault {
  return {
    certainty: 'likely',
    missing: wanted,
    resource: by,
    path,
    what: `${formatReference(by)} names ${formatReference(wanted)}, which is not there`,
    why,
    consequences: others.map((other) => ({ resource: other.by, path: other.path, says: `names ${wanted.name} too` })),
    ...verdict,
  };
}
