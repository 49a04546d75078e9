/** Functions of cdk8s' `Size` by the unit that Kubernetes has for what they make. */
const MAKERS: Readonly<Record<string, string>> = { Ki: 'kibibytes', Mi: 'mebibytes', Gi: 'gibibytes', Ti: 'tebibytes' };

/**
 * The size that somebody meant who wrote a text, as it is written: `Size.mebibytes(512)` for `512Mi`.
 *
 * @internal
 */
export function findMeantSize(given: unknown): string | undefined {
  const [, count, unit = ''] = (typeof given === 'string' && /^(\d+)\s*([KMGT]i)B?$/.exec(given)) || [];
  return count === undefined ? undefined : `Size.${MAKERS[unit]}(${count})`;
}
