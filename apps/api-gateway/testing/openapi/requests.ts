import type { ParameterObject } from '@fairlead/contracts/api-gateway/http';
import fc, { type Arbitrary } from 'fast-check';
import type { Api, Endpoint } from './api';
import { type Fault, faultyValues } from './faulty-values';
import type { LinkedValues, Parameters } from './linked-values';
import type { ApiRequest } from './send';
import { validValues } from './valid-values';

/** A request before it is known what earlier answers lead to. */
export interface PlannedRequest {
  readonly parameters: Parameters;
  /** Takes parameters from an earlier answer: its number, and whether those too that may be left out. Missing: makes them up. */
  readonly link?: { readonly index: number; readonly isWhole: boolean } | undefined;
  readonly body?: { readonly type: string; readonly bytes: string | Buffer } | undefined;
  /** Stand whatever an earlier answer says. */
  readonly fixed?: Parameters;
}

/** Requests that keep to the document. */
export function validRequests(api: Api, endpoint: Endpoint): Arbitrary<PlannedRequest> {
  return fc.record(
    {
      parameters: parametersOf(api, endpoint),
      link: fc.option(fc.record({ index: fc.nat(), isWhole: fc.boolean() }), { nil: undefined, freq: 4 }),
      body: bodies(api, endpoint),
    },
    { requiredKeys: ['parameters', 'link', 'body'] },
  );
}

/** Requests that keep to the document but for one fault, by fault; none where it has nothing to break. */
export function faultyRequests(api: Api, endpoint: Endpoint): readonly Fault<PlannedRequest>[] {
  const sound = validRequests(api, endpoint).map((planned) => ({ ...planned, link: { index: planned.link?.index ?? 0, isWhole: false } }));
  const faults: readonly Fault<Partial<PlannedRequest>>[] = [
    ...endpoint.parameters.flatMap((parameter) => faultyParameters(api, parameter)),
    ...faultyBodies(api, endpoint).map(({ fault, values }) => ({ fault, values: values.map((body) => ({ body })) })),
  ];
  return faults.map(({ fault, values }) => ({
    fault,
    values: fc.tuple(sound, values).map(([planned, broken]) => ({ ...planned, ...broken })),
  }));
}

/** The bytes of a request, with what earlier answers lead to. */
export function prepare({ method, path, operation, parameters }: Endpoint, planned: PlannedRequest, linked: LinkedValues): ApiRequest {
  const values = { ...planned.parameters, ...linkedParameters(), ...planned.fixed };
  const ofPlace = (place: ParameterObject['in']) => parameters.filter((each) => each.in === place && values[each.name] !== undefined);
  const filled = ofPlace('path').reduce((text, { name }) => text.replace(`{${name}}`, encodeURIComponent(values[name] ?? '')), path);
  const query = new URLSearchParams(Object.fromEntries(ofPlace('query').map(({ name }) => [name, values[name] ?? ''])));
  return {
    method,
    target: query.size > 0 ? `${filled}?${query.toString()}` : filled,
    headers: {
      ...Object.fromEntries(ofPlace('header').map(({ name }) => [name, values[name] ?? ''])),
      ...(planned.body && { 'Content-Type': planned.body.type }),
    },
    ...(planned.body && { body: planned.body.bytes }),
  };

  function linkedParameters(): Parameters {
    const found = planned.link && linked.pick(operation.operationId, planned.link.index);
    const isTaken = (name: string) => planned.link?.isWhole || parameters.some((each) => each.required && each.name === name);
    return Object.fromEntries(Object.entries(found ?? {}).filter(([name]) => isTaken(name)));
  }
}

function parametersOf(api: Api, { parameters }: Endpoint): Arbitrary<Parameters> {
  const values = parameters.map(({ name, schema }) => [name, validValues(api, schema).map(String)] as const);
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(values), { requiredKeys });
}

function bodies(api: Api, { operation }: Endpoint): Arbitrary<PlannedRequest['body']> {
  const content = Object.entries(operation.requestBody?.content ?? {});
  if (content.length === 0) return fc.constant(undefined);
  return fc.oneof(
    ...content.map(([type, { schema }]) => validValues(api, schema).map((value) => ({ type, bytes: JSON.stringify(value) }))),
  );
}

function faultyParameters(api: Api, { name, in: place, schema }: ParameterObject): readonly Fault<Partial<PlannedRequest>>[] {
  const canBeSent = { path: isSegment, query: () => true, header: isHeader }[place];
  return faultyValues(api, schema, true).map(({ fault, values }) => ({
    fault: `${name} ${fault}`,
    values: values
      .map(String)
      .filter(canBeSent)
      .map((text) => ({ fixed: { [name]: text } })),
  }));
}

/** What a header can carry; spaces around it are not part of it (RFC 9110 §5.5). */
function isHeader(text: string): boolean {
  return /^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(text);
}

/** What stays one segment of a path. */
function isSegment(text: string): boolean {
  return text.trim() !== '' && text !== '\0';
}

function faultyBodies(api: Api, { operation }: Endpoint): readonly Fault<PlannedRequest['body']>[] {
  const { requestBody } = operation;
  const [documented] = Object.entries(requestBody?.content ?? {});
  if (!requestBody || !documented) return [];
  const [type, { schema }] = documented;
  const otherTypes = ['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json'];
  return [
    ...faultyValues(api, schema).map(({ fault, values }) => ({
      fault: `the body ${fault}`,
      values: values.map((value) => ({ type, bytes: JSON.stringify(value) })),
    })),
    {
      fault: 'the body is no JSON',
      values: fc.constantFrom('{', '{"name":', '', '[1,]', '{"name":"\\x"}').map((bytes) => ({ type, bytes })),
    },
    { fault: 'the body is not in UTF-8', values: fc.constant({ type, bytes: Buffer.from('{"name":"\xff"}', 'latin1') }) },
    {
      fault: 'the body is of another type',
      values: fc
        .constantFrom(...otherTypes.filter((each) => !(each in requestBody.content)))
        .map((other) => ({ type: other, bytes: '{}' })),
    },
    { fault: 'there is no body', values: fc.constant(undefined) },
  ];
}
