import type { ResponseObject } from '@fairlead/contracts/api-gateway/http';
import type { Api, Endpoint } from './api';
import { readText } from './faulty-values';
import type { ApiAnswer } from './send';

/** Says what of an answer is not as the document says, if anything. `HEAD` has no body. */
export function findAnswerFault(api: Api, endpoint: Endpoint, answer: ApiAnswer, { isHead = false } = {}): string | undefined {
  const response = api.findResponse(endpoint, answer.status);
  if (!response) return `answers ${answer.status}, which the document does not know: ${answer.body}`;
  const fault = findHeaderFault(api, response, answer) ?? (isHead ? findHeadFault(answer) : findBodyFault(api, response, answer));
  return fault && `answers ${answer.status}, ${fault}`;
}

function findHeaderFault(api: Api, response: ResponseObject, { headers }: ApiAnswer): string | undefined {
  for (const [name, { required, schema }] of api.headersOf(response)) {
    const value = headers[name.toLowerCase()];
    if (value === undefined && required) return `without the header ${name}`;
    const fault = value !== undefined && api.answerValidator(schema)(readText(schema, value));
    if (fault) return `with ${name}: ${value}, where ${fault}`;
  }
  return undefined;
}

function findHeadFault({ body }: ApiAnswer): string | undefined {
  return body === '' ? undefined : 'with a body to HEAD';
}

function findBodyFault(api: Api, { content = {} }: ResponseObject, { headers, body }: ApiAnswer): string | undefined {
  const type = headers['content-type']?.split(';', 1)[0];
  if (Object.keys(content).length === 0) return body === '' && type === undefined ? undefined : 'with a body where the document has none';
  const media = type === undefined ? undefined : content[type];
  if (!media) return `with a body of ${type}, where the document has ${Object.keys(content).join(', ')}`;
  const fault = api.answerValidator(media.schema)(parseJson(body));
  return fault && `with the body ${body}, where ${fault}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
