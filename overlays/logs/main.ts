import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogPipeline } from 'fairlead';
import { toBulk } from './bulk';
import type { ContainerLine } from './container-log';
import { type FluentBitProps, sendByFluentBit } from './fluent-bit';
import { OpenSearch } from './open-search';
import { createPipeline, type Receivers } from './pipeline';
import { podOf } from './pods';
import { logsQuery, searchQuery } from './query';
import { callAll, REQUEST_IDS } from './requests';
import { startServices } from './running-services';
import { SECRET, SECRET_LINES, WRONG_STATUS } from './secret-lines';
import { BULK_PATH, type RunningVictoriaLogs, startVictoriaLogs } from './victoria-logs';

type Lines = Readonly<Record<string, readonly ContainerLine[]>>;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Longest that a line may take until it is found. */
const PATIENCE_MS = 20_000;

/**
 * `.ci/prove-logs`: the lines of the running services, sent as the pipeline sends them, are found by the id of a request. `VICTORIA_LOGS`
 * names its program, `FLUENT_BIT` that of Fluent Bit where there is one, and `OPENSEARCH_URL` a server of OpenSearch where there is one.
 */
async function main(): Promise<void> {
  const { VICTORIA_LOGS, FLUENT_BIT, OPENSEARCH_URL } = process.env;
  if (!VICTORIA_LOGS) throw new Error('VICTORIA_LOGS is not set; name the program of VictoriaLogs');
  const folder = mkdtempSync(join(tmpdir(), 'logs-'));
  const logs = await startVictoriaLogs(VICTORIA_LOGS, join(folder, 'victoria-logs'));
  try {
    const search = OPENSEARCH_URL === undefined ? undefined : new OpenSearch(OPENSEARCH_URL);
    const receivers = {
      victoriaLogs: { port: logs.port, path: BULK_PATH },
      search: search && { port: Number(new URL(search.url).port) },
    };
    if (search) await prepare(search, createPipeline(receivers));
    const lines = await writeLines();
    if (FLUENT_BIT) await sendByProgram({ program: FLUENT_BIT, folder, lines: { ...lines, site: SECRET_LINES } }, receivers);
    else await sendBulk(lines, logs, search);
    for (const id of REQUEST_IDS) await checkRequest(id, lines, logs);
    if (search) await checkIndex(search, lines);
    if (search && FLUENT_BIT) await checkSecrets(search, lines);
  } finally {
    await logs.stop();
    rmSync(folder, { recursive: true });
  }
}

async function prepare(search: OpenSearch, pipeline: LogPipeline): Promise<void> {
  const template = pipeline.files.find(({ name }) => name === 'opensearch/index-template.json');
  say(`the template of the indexes: ${JSON.stringify(await search.prepare(template?.content ?? ''))}`);
}

/** What the services log of some requests. */
async function writeLines(): Promise<Lines> {
  const services = await startServices();
  try {
    for (const line of await callAll(services.url)) say(line);
  } finally {
    await services.stop();
  }
  return services.lines;
}

/** The index gets them once more, as from a new pod of the same node, which reads the files again. */
async function sendByProgram(props: Omit<FluentBitProps, 'pipeline'>, { victoriaLogs, search }: Receivers): Promise<void> {
  say(`${countOf(props.lines)} lines, sent by Fluent Bit with the pipeline's configuration${search ? ', to OpenSearch twice' : ''}`);
  await sendByFluentBit({ ...props, pipeline: createPipeline({ victoriaLogs, search }) });
  if (search) await sendByFluentBit({ ...props, pipeline: createPipeline({ search }) });
}

async function sendBulk(lines: Lines, logs: RunningVictoriaLogs, search: OpenSearch | undefined): Promise<void> {
  say(`${countOf(lines)} lines, sent as _bulk`);
  for (const [service, own] of Object.entries(lines)) {
    await logs.bulk(toBulk(own, podOf(service), 'shop-logs'));
    const refusal = await search?.bulk(service, own);
    if (refusal !== undefined) throw new Error(`a line of ${service} is refused: ${refusal}`);
  }
}

/** All lines of a request are found, of every service that it went through. */
async function checkRequest(id: string, lines: Lines, logs: RunningVictoriaLogs): Promise<void> {
  const written = Object.values(lines)
    .flat()
    .map(({ text }) => JSON.parse(text) as { readonly request_id?: string });
  const wanted = written.filter(({ request_id: own }) => own === id).length;
  const query = logsQuery(id);
  const deadline = Date.now() + PATIENCE_MS;
  let found = await logs.query(query);
  while (found.length < wanted && Date.now() < deadline) found = await logs.query(query);
  say(`\n${query}`);
  for (const line of found) say(JSON.stringify(line));
  if (found.length !== wanted || wanted < 2) throw new Error(`${id}: ${wanted} lines were written, and ${found.length} are found`);
}

/** Lines are indexed by the template and found, and a value of a wrong type is refused. */
async function checkIndex(search: OpenSearch, lines: Lines): Promise<void> {
  const [id = ''] = REQUEST_IDS;
  const body = searchQuery(id);
  const found = await search.search(body);
  say(`\n${JSON.stringify(body.query)}`);
  for (const line of found) say(JSON.stringify(line));
  const services = new Set(found.map(({ service }) => service));
  if (services.size < 2 || countOf(lines) === 0) throw new Error(`${id}: OpenSearch finds lines of ${[...services].join(', ')}`);
  say(`\n"status":"${WRONG_STATUS}": ${await search.sendWrongType()}`);
}

/** What Fluent Bit has sent: each line once, with its pod, and without a secret. */
async function checkSecrets(search: OpenSearch, lines: Lines): Promise<void> {
  const all = await search.search({ query: { match_all: {} } });
  const site = all.filter(({ kubernetes }) => (kubernetes as { readonly container_name?: string } | undefined)?.container_name === 'site');
  say(`\n${all.length} lines are there`);
  for (const line of site) say(JSON.stringify({ ...line, kubernetes: undefined }));
  if (all.length !== countOf(lines) + SECRET_LINES.length) throw new Error('a line is missing, or is there twice');
  if (site.length !== SECRET_LINES.length) throw new Error('a line does not say whose it is');
  if (JSON.stringify(all).includes(SECRET)) throw new Error('a secret is told');
}

function countOf(lines: Lines): number {
  return Object.values(lines).flat().length;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
