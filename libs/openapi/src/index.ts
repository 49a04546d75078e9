export { type ApiProps, describeApi } from './describe-api';
export type {
  Content,
  HeaderObject,
  JsonSchema,
  LinkObject,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItem,
  Reference,
  ResponseObject,
} from './document';
export type { Answer, Operation, Operations } from './operation';
