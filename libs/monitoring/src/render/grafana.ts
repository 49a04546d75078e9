import {
  BarGaugeDisplayMode,
  LegendDisplayMode,
  ReduceDataOptionsBuilder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import * as bargauge from '@grafana/grafana-foundation-sdk/bargauge';
import {
  type Dashboard as GrafanaDashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  type DataTransformerConfig,
  DatasourceVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import * as nodegraph from '@grafana/grafana-foundation-sdk/nodegraph';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';
import type { Dashboard, GraphPanel, NumberPanel, Panel } from '../panels/panel';

/** The Prometheus that is chosen at the top of a dashboard. */
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** Of 24 columns and rows of 30 pixels. */
const SIZES = { lines: { width: 8, height: 8 }, bars: { width: 8, height: 7 }, graph: { width: 24, height: 14 } } as const;

/** A bar is orange where an alert of a queue would be raised, and red where nothing is left. */
const NEARLY_FULL = new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
  { value: null, color: 'green' },
  { value: 0.8, color: 'orange' },
  { value: 1, color: 'red' },
]);

/**
 * A dashboard as Grafana reads it.
 *
 * @param uid by which links find it, at most 40 characters
 * @param tag that the platform's dashboards have in common, by which they lead to each other
 */
export function toGrafana({ title, description, from, refresh, rows }: Dashboard, uid: string, tag: string): GrafanaDashboard {
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([tag])
    .time({ from, to: 'now' })
    .refresh(refresh)
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .readonly()
    .withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'))
    .link(new DashboardLinkBuilder(tag).type(DashboardLinkType.Dashboards).tags([tag]).keepTime(true).includeVars(true));
  let id = 0;
  for (const row of rows) {
    dashboard.withRow(new RowBuilder(row.title).id((id += 1)));
    for (const panel of row.panels) dashboard.withPanel(createPanel(panel, (id += 1)));
  }
  return dashboard.build();
}

function createPanel(panel: Panel, id: number) {
  const { kind, title, description } = panel;
  const builder = kind === 'graph' ? createGraph(panel) : kind === 'bars' ? createBars(panel) : createLines(panel);
  return builder.id(id).title(title).description(description).datasource(DATASOURCE).span(SIZES[kind].width).height(SIZES[kind].height);
}

function createLines({ unit, queries }: NumberPanel): timeseries.PanelBuilder {
  return new timeseries.PanelBuilder()
    .unit(unit)
    .min(0)
    .lineWidth(1)
    .fillOpacity(8)
    .legend(new VizLegendOptionsBuilder().displayMode(LegendDisplayMode.List).showLegend(true))
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi))
    .targets(
      queries.map(({ expr, legend }, index) => new DataqueryBuilder().refId(refIdOf(index)).expr(expr).legendFormat(legend).range()),
    );
}

function createBars({ unit, queries }: NumberPanel): bargauge.PanelBuilder {
  return new bargauge.PanelBuilder()
    .unit(unit)
    .min(0)
    .max(1)
    .thresholds(NEARLY_FULL)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .targets(
      queries.map(({ expr, legend }, index) => new DataqueryBuilder().refId(refIdOf(index)).expr(expr).legendFormat(legend).instant()),
    );
}

/** Grafana takes a table with a column `id` for nodes, and for edges where it has `source` and `target` too. */
function createGraph({ nodes, edges }: GraphPanel): nodegraph.PanelBuilder {
  const queries = { nodes: nodes.failed, nodeRates: nodes.rate, edges: edges.failed, edgeRates: edges.rate };
  return new nodegraph.PanelBuilder()
    .nodes(new nodegraph.NodeOptionsBuilder().mainStatUnit('reqps').secondaryStatUnit('percentunit'))
    .edges(new nodegraph.EdgeOptionsBuilder().mainStatUnit('reqps').secondaryStatUnit('percentunit'))
    .targets(
      Object.entries(queries).map(([refId, expr]) =>
        new DataqueryBuilder().refId(refId).expr(expr).format(PromQueryFormat.Table).instant(),
      ),
    )
    .transformations([joinById('nodes', 'nodeRates'), joinById('edges', 'edgeRates'), NAME_COLUMNS]);
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
