import { type Method, publicRoutes, type Route } from 'fairlead/contract';
import { describeOperation } from './describe-operation';
import type { OpenApiDocument, OperationObject, ParameterObject } from './document';
import { HEADERS } from './headers';
import type { Operation, Operations } from './operation';
import { problemResponses } from './problems';
import { SchemaCollection } from './schema-collection';

/** What {@link describeApi} works with. */
export interface ApiProps {
  readonly info: OpenApiDocument['info'];
  /** Name and routes of the gateway, or of a service that has no gateway in front. */
  readonly contract: { readonly name: string; readonly routes: readonly Route[] };
  /** By the name of the service that answers them, the contract's own among them. */
  readonly operations: Readonly<Record<string, Operations>>;
}

const REQUEST_ID: ParameterObject = {
  name: 'X-Request-ID',
  in: 'header',
  required: false,
  description: 'Id of the request, 1 to 128 of `A-Z a-z 0-9 . _ -`. Another one is made in place of any other text.',
  schema: { type: 'string' },
};

/**
 * A document of OpenAPI 3.1 of the public routes of a contract, in its order.
 *
 * @throws Error that lists each public route that nobody describes, and each description whose route is not public
 */
export function describeApi({ info, contract, operations }: ApiProps): OpenApiDocument {
  const described = publicRoutes(contract.routes).flatMap((route) => findOperations(route, contract.name, operations));
  refuseFaults(described, operations);

  const schemas = new SchemaCollection();
  const responses = problemResponses(schemas);
  const paths: Record<string, Partial<Record<Lowercase<Method>, OperationObject>>> = {};
  for (const { route, method, operation } of described) {
    const path = (paths[templateOf(route)] ??= {});
    if (operation) path[method.toLowerCase() as Lowercase<Method>] = describeOperation(operation, route, schemas);
  }
  return {
    openapi: '3.1.1',
    info,
    servers: [{ url: '/' }],
    paths,
    components: { schemas: schemas.components, headers: HEADERS, parameters: { RequestId: REQUEST_ID }, responses },
  };
}

interface Described {
  readonly route: Route;
  readonly method: Method;
  /** The service that answers it, and what that calls it. */
  readonly key: string;
  /** Missing where nobody describes it. */
  readonly operation: Operation | undefined;
}

function findOperations(route: Route, owner: string, operations: ApiProps['operations']): readonly Described[] {
  const { service, path } = route.upstream ?? { service: owner, path: route.path };
  return route.methods.map((method) => {
    const name = `${method} ${path}` as keyof Operations;
    return { route, method, key: `${service} ${name}`, operation: operations[service]?.[name] };
  });
}

function refuseFaults(described: readonly Described[], operations: ApiProps['operations']): void {
  const used = new Set(described.map(({ key }) => key));
  const faults = [
    ...described
      .filter(({ route, operation }) => operation === undefined && !isWildcard(route))
      .map(
        ({ method, route }) =>
          `${method} ${route.path} is public, and no operation describes it; add one beside the contract of its service`,
      ),
    ...described
      .filter(({ route }) => isWildcard(route))
      .map(({ route }) => `${route.path} stands for many paths, which OpenAPI cannot say; declare the routes below it one by one`),
    ...Object.entries(operations).flatMap(([service, own]) =>
      Object.keys(own)
        .filter((key) => !used.has(`${service} ${key}`))
        .map((key) => `${key} of ${service} is described, and no public route leads to it; take the description out`),
    ),
  ];
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n'));
}

function isWildcard({ path }: Route): boolean {
  return path.endsWith('*');
}

/** `/users/{id}` */
function templateOf({ path }: Route): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}
