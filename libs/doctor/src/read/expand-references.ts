/**
 * A variable's text as the kubelet expands it: `$(NAME)` stands for a variable that is known by then, `$$` is a dollar, and a reference to
 * a variable that is not there stays as it is.
 *
 * @returns nothing when it refers to a variable whose value only the cluster knows
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 * @internal
 */
export function expandReferences(
  text: string,
  variables: Pick<ReadonlyMap<string, { readonly value?: string }>, 'get'>,
): string | undefined {
  let isKnown = true;
  const expanded = text.replace(/\$\$|\$\(([^)]*)\)/g, (match, name: string | undefined) => {
    const variable = name === undefined ? undefined : variables.get(name);
    if (variable && variable.value === undefined) isKnown = false;
    return match === '$$' ? '$' : (variable?.value ?? match);
  });
  return isKnown ? expanded : undefined;
}
