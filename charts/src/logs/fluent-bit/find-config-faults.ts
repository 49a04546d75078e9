import { findNearestWord, isObject, showGiven } from 'fairlead/contract';
import { PLUGIN_KEYS, SERVICE_KEYS } from './plugin-keys';

/** A reference to a variable of the container. */
const REFERENCE = /\$\{([^}]*)\}/g;

/** Keys whose value is a credential, and never stands in the file. */
const CREDENTIALS: readonly string[] = ['http_user', 'http_passwd'];

type Known = readonly string[];

/**
 * What is wrong with the form of a configuration of Fluent Bit, one line each: a section, a plugin or a key that is not in the table of
 * those that are used, a value that is no text, number or truth, a credential in plain text, and a variable that nothing sets. That Fluent
 * Bit does with it what is meant, no look at its form can tell.
 *
 * @param config as its YAML is read
 * @param variables those that its container has
 */
export function findConfigFaults(config: unknown, variables: ReadonlySet<string>): string[] {
  if (!isObject(config)) return [`the configuration is ${showGiven(config)}, which is no object; write service and pipeline`];
  const { service, pipeline, ...others } = config;
  return [
    ...findUnknown('', others, ['service', 'pipeline']),
    ...findFields('service', service, SERVICE_KEYS, variables),
    ...(isObject(pipeline) ? findPipelineFaults(pipeline, variables) : ['pipeline is missing; write inputs, filters and outputs in it']),
  ];
}

function findPipelineFaults(pipeline: Readonly<Record<string, unknown>>, variables: ReadonlySet<string>): string[] {
  const sections = Object.entries(PLUGIN_KEYS);
  return [
    ...findUnknown(
      'pipeline.',
      pipeline,
      sections.map(([name]) => name),
    ),
    ...sections.flatMap(([section, plugins]) => {
      const given = pipeline[section];
      if (!Array.isArray(given) || given.length === 0) return [`pipeline.${section} has no plugin; write at least one`];
      return given.flatMap((plugin, index) => findPluginFaults(`pipeline.${section}[${index}]`, plugin, plugins, variables));
    }),
  ];
}

function findPluginFaults(at: string, plugin: unknown, plugins: Readonly<Record<string, Known>>, variables: ReadonlySet<string>): string[] {
  const name = isObject(plugin) ? plugin['name'] : undefined;
  if (typeof name !== 'string' || !Object.hasOwn(plugins, name)) {
    const instead = findNearestWord(String(name), Object.keys(plugins)) ?? `one of ${Object.keys(plugins).join(', ')}`;
    return [`${at}.name is ${showGiven(name)}; write ${instead}`];
  }
  return findFields(at, plugin, ['name', ...(plugins[name] ?? [])], variables);
}

function findFields(at: string, given: unknown, known: Known, variables: ReadonlySet<string>): string[] {
  if (!isObject(given)) return [`${at} is missing; write an object`];
  return [
    ...findUnknown(`${at}.`, given, known),
    ...Object.entries(given).flatMap(([key, value]) => findValueFaults(`${at}.${key}`, key, value, variables)),
  ];
}

function findUnknown(path: string, given: Readonly<Record<string, unknown>>, known: Known): string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `${path}${key} is no key of it; write ${findNearestWord(key, known) ?? `one of ${known.join(', ')}`}`);
}

function findValueFaults(at: string, key: string, value: unknown, variables: ReadonlySet<string>): string[] {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return [`${at} is ${showGiven(value)}; write a text, a number or a truth`];
  const text = String(value);
  if (CREDENTIALS.includes(key) && !/^\$\{\w+\}$/.test(text)) return [`${at} is a credential in plain text; write \${<variable>}`];
  return [...text.matchAll(REFERENCE)].flatMap(([reference, name = '']) =>
    variables.has(name) ? [] : [`${at} reads ${reference}, which nothing sets; write env: { ${name}: '<value>' }`],
  );
}
