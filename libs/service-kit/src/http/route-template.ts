/**
 * Compiles a contract's path template: `/users/:id` matches one segment, `/files/*` everything below. A slash at the end is ignored,
 * as Express does.
 *
 * @returns a function that tells whether a path, still percent-encoded, matches
 */
export function matchTemplate(template: string): (path: string) => boolean {
  const pattern = template
    .split('/')
    .map((segment) => (segment === '*' ? '.+' : segment.startsWith(':') ? '[^/]+' : segment.replaceAll('.', '\\.')))
    .join('/');
  const expression = new RegExp(`^${pattern}/?$`);
  return (path) => expression.test(path);
}
