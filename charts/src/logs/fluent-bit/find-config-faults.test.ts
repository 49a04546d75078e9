import { createLogs } from '../../../testing/log-fixtures';
import { findConfigFaults } from './find-config-faults';

const { pipeline } = createLogs();
const given = new Set(Object.keys(pipeline.contract.env));
const { service, pipeline: parts } = pipeline.fluentBit;
const sound = { service, pipeline: parts };
const [tail] = parts.inputs;
const [output] = parts.outputs;

test('what the pipeline makes has none', () => {
  expect(findConfigFaults(sound, given)).toEqual([]);
});

test.each<[string, object, string]>([
  ['a section', { ...sound, pipelines: {} }, 'pipelines is no key of it; write pipeline'],
  ['a key of the service', { ...sound, service: { ...service, flsh: 1 } }, 'service.flsh is no key of it; write flush'],
  ['no output', { ...sound, pipeline: { ...parts, outputs: [] } }, 'pipeline.outputs has no plugin; write at least one'],
  ['a plugin', { ...sound, pipeline: { ...parts, inputs: [{ ...tail, name: 'tali' }] } }, 'pipeline.inputs[0].name is "tali"; write tail'],
  [
    'a key of a plugin',
    { ...sound, pipeline: { ...parts, inputs: [{ ...tail, skip_longlines: true }] } },
    'pipeline.inputs[0].skip_longlines is no key of it; write skip_long_lines',
  ],
  [
    'a value',
    { ...sound, pipeline: { ...parts, inputs: [{ ...tail, path: ['a'] }] } },
    'pipeline.inputs[0].path is a list; write a text, a number or a truth',
  ],
  [
    'a credential in plain text',
    { ...sound, pipeline: { ...parts, outputs: [{ ...output, http_passwd: 'hunter2' }] } },
    'pipeline.outputs[0].http_passwd is a credential in plain text; write ${<variable>}',
  ],
  [
    'a variable that nothing sets',
    { ...sound, pipeline: { ...parts, outputs: [{ ...output, path: '/${TENANT}' }] } },
    "pipeline.outputs[0].path reads ${TENANT}, which nothing sets; write env: { TENANT: '<value>' }",
  ],
])('tells %s', (_, config, fault) => {
  expect(findConfigFaults(config, given)).toEqual([fault]);
});
