import type { Options as BarGaugeOptions } from '@grafana/grafana-foundation-sdk/bargauge';
import type {
  Dashboard as GrafanaDashboard,
  DashboardLink,
  DataTransformerConfig,
  ThresholdsConfig,
  Panel as GrafanaPanel,
  RowPanel,
  VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Options as NodeGraphOptions } from '@grafana/grafana-foundation-sdk/nodegraph';
import type { Dataquery } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Options as TimeSeriesOptions } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Dashboard, GraphPanel, NumberPanel, Panel } from '../panels/panel';

/**
 * A type of Grafana's as its JSON is. Types alone are imported: their builders take a tenth of a second to load, which each run of synth
 * would pay.
 */
type Json<Value> = Value extends string
  ? `${Value}`
  : Value extends number | boolean | null | undefined
    ? Value
    : Value extends (...args: never) => unknown
      ? never
      : Value extends readonly (infer Item)[]
        ? readonly Json<Item>[]
        : { [Key in keyof Value as Value[Key] extends (...args: never) => unknown ? never : Key]: Json<Value[Key]> };

/** What a kind of panel has of its own. */
type Kind = Pick<Json<GrafanaPanel>, 'type' | 'options' | 'fieldConfig' | 'targets' | 'transformations'>;

/** The Prometheus that is chosen at the top of a dashboard. */
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

const COLUMNS = 24;

/** Of that many columns, and of rows of 30 pixels. */
const SIZES = { lines: { w: 8, h: 8 }, bars: { w: 8, h: 7 }, graph: { w: COLUMNS, h: 14 } } as const;

/** Of the JSON that this writes. */
const SCHEMA_VERSION = 42;

const VARIABLE: Json<VariableModel> = { type: 'datasource', name: 'datasource', label: 'Prometheus', query: 'prometheus' };

/** A bar is orange where an alert of a queue would be raised, and red where nothing is left. */
const NEARLY_FULL: Json<ThresholdsConfig> = {
  mode: 'absolute',
  steps: [
    { value: null, color: 'green' },
    { value: 0.8, color: 'orange' },
    { value: 1, color: 'red' },
  ],
};

/**
 * A dashboard as Grafana reads it.
 *
 * @param uid by which links find it, at most 40 characters
 * @param tag that the platform's dashboards have in common, by which they lead to each other
 */
export function toGrafana({ title, description, from, refresh, rows }: Dashboard, uid: string, tag: string): Json<GrafanaDashboard> {
  return {
    uid,
    title,
    description,
    tags: [tag],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    timezone: 'browser',
    // The same moment is marked in all panels.
    graphTooltip: 1,
    time: { from, to: 'now' },
    refresh,
    templating: { list: [VARIABLE] },
    annotations: {},
    links: [linkToOthers(tag)],
    panels: layOut(rows),
  };
}

function linkToOthers(tag: string): Json<DashboardLink> {
  const shown = { asDropdown: false, placement: 'inControlsMenu', targetBlank: false, includeVars: true, keepTime: true } as const;
  return { title: tag, type: 'dashboards', icon: '', tooltip: '', tags: [tag], ...shown };
}

/** Panels beside each other as long as there is room, the rows below each other. */
function layOut(rows: Dashboard['rows']): readonly Json<GrafanaPanel | RowPanel>[] {
  const placed: Json<GrafanaPanel | RowPanel>[] = [];
  let y = 0;
  for (const { title, panels } of rows) {
    placed.push({ id: placed.length + 1, type: 'row', title, collapsed: false, panels: [], gridPos: { x: 0, y, w: COLUMNS, h: 1 } });
    y += 1;
    let [x, height] = [0, 0];
    for (const panel of panels) {
      const size = SIZES[panel.kind];
      if (x + size.w > COLUMNS) [x, y, height] = [0, y + height, 0];
      placed.push(createPanel(panel, placed.length + 1, { x, y, ...size }));
      [x, height] = [x + size.w, Math.max(height, size.h)];
    }
    y += height;
  }
  return placed;
}

function createPanel(panel: Panel, id: number, gridPos: Required<Json<GrafanaPanel>>['gridPos']): Json<GrafanaPanel> {
  const { kind, title, description } = panel;
  const own = kind === 'graph' ? createGraph(panel) : kind === 'bars' ? createBars(panel) : createLines(panel);
  return { id, title, description, datasource: DATASOURCE, gridPos, ...own };
}

function createLines({ unit, queries }: NumberPanel): Kind {
  const options: Json<TimeSeriesOptions> = {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
    tooltip: { mode: 'multi', sort: 'asc' },
  };
  return {
    type: 'timeseries',
    options,
    fieldConfig: { defaults: { unit, min: 0, custom: { lineWidth: 1, fillOpacity: 8 } }, overrides: [] },
    targets: targetsOf(queries, { range: true, instant: false }),
  };
}

function createBars({ unit, queries }: NumberPanel): Kind {
  const options: Json<BarGaugeOptions> = {
    displayMode: 'basic',
    orientation: 'horizontal',
    valueMode: 'color',
    namePlacement: 'auto',
    showUnfilled: true,
    sizing: 'auto',
    minVizWidth: 8,
    minVizHeight: 16,
    maxVizHeight: 300,
    legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
    reduceOptions: { calcs: ['lastNotNull'] },
  };
  return {
    type: 'bargauge',
    options,
    fieldConfig: { defaults: { unit, min: 0, max: 1, thresholds: NEARLY_FULL }, overrides: [] },
    targets: targetsOf(queries, { range: false, instant: true }),
  };
}

function targetsOf(queries: NumberPanel['queries'], when: Pick<Dataquery, 'range' | 'instant'>): readonly Json<Dataquery>[] {
  return queries.map(({ expr, legend }, index) => ({ refId: refIdOf(index), expr, legendFormat: legend, ...when }));
}

/** Grafana takes a table with a column `id` for nodes, and for edges where it has `source` and `target` too. */
function createGraph({ nodes, edges }: GraphPanel): Kind {
  const queries = { nodes: nodes.failed, nodeRates: nodes.rate, edges: edges.failed, edgeRates: edges.rate };
  const units = { mainStatUnit: 'reqps', secondaryStatUnit: 'percentunit' };
  const options: Json<NodeGraphOptions> = { nodes: units, edges: units };
  const targets = Object.entries(queries).map(([refId, expr]): Json<Dataquery> => ({
    refId,
    expr,
    format: 'table',
    instant: true,
    range: false,
  }));
  return {
    type: 'nodeGraph',
    options,
    targets,
    transformations: [joinById('nodes', 'nodeRates'), joinById('edges', 'edgeRates'), NAME_COLUMNS],
  };
}

/** The tables of two queries as one. */
function joinById(...refIds: readonly string[]): DataTransformerConfig {
  return {
    id: 'joinByField',
    filter: { id: 'byRefId', options: `/^(${refIds.join('|')})$/` },
    options: { byField: 'id', mode: 'outer' },
  };
}

/** A table of several queries calls a value after its query. */
const NAME_COLUMNS: DataTransformerConfig = {
  id: 'organize',
  options: {
    renameByName: {
      'Value #nodeRates': 'mainstat',
      'Value #edgeRates': 'mainstat',
      'Value #nodes': 'secondarystat',
      'Value #edges': 'secondarystat',
    },
  },
};

/** A, B … Z, A1, B1 … */
function refIdOf(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? '' : round}`;
}
