import type { ClientProps } from './client';
import { shapedStep } from './data-steps';
import { isListOf, isObject, type Shape } from './shape';

const OPEN_API: Shape<Record<'openapi' | 'info' | 'servers' | 'paths' | 'components', unknown>> = {
  openapi: (value) => /^3\.1\.\d+$/.test(String(value)),
  info: isObject,
  servers: isListOf(isObject),
  paths: isObject,
  components: isObject,
};

/** Asks what there is to ask for. */
export function documentSteps({ paths: { openApi } }: ClientProps) {
  return { ...(openApi !== undefined && { openApi: shapedStep(openApi, OPEN_API) }) };
}
