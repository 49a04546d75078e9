/** Names of the parameters of a path template: `id` of `/users/:id`. */
export type ParamOf<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | ParamOf<`/${More}`>
    : Rest
  : never;

/** A value of a path or a query. */
export type PathValue = string | number | boolean;

/**
 * The target of a request: `/users/:id` with `{ id: 7 }` is `/users/7`. Each value is encoded, so that none leads anywhere else.
 *
 * @throws Error for a parameter that is missing, empty or not in the template: a fault of the program
 */
export function fillPath(
  template: string,
  params: Readonly<Record<string, PathValue | undefined>> = {},
  query: Readonly<Record<string, PathValue | undefined>> = {},
): string {
  const unknown = Object.keys(params).find((name) => !template.split('/').includes(`:${name}`));
  if (unknown !== undefined) throw new Error(`${template} has no parameter ${unknown}`);
  const path = template.replaceAll(/:(\w+)/g, (_, name: string) => encodeSegment(template, name, params[name]));
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/** A segment `.` or `..` would lead to another path, encoded too. */
function encodeSegment(template: string, name: string, value: PathValue | undefined): string {
  const text = String(value ?? '');
  if (['', '.', '..'].includes(text)) throw new Error(`${template} needs its parameter ${name}, and not ${JSON.stringify(text)}`);
  return encodeURIComponent(text);
}
