/** One line, or one bar, of a panel. */
export interface PanelQuery {
  /** Its name in the legend. A label in double braces, `{{route}}`, stands for its value: one line for each. */
  readonly legend: string;
  /** PromQL, without variables of Grafana: it can be pasted as it is. */
  readonly expr: string;
}

/** What a number is, in the words of Grafana. `percentunit`: 1 is 100 %. */
export type Unit = 'reqps' | 'ops' | 'percentunit' | 's' | 'bytes' | 'Bps' | 'short';

/** Numbers over time, or the last of each as a bar. */
export interface NumberPanel {
  readonly kind: 'lines' | 'bars';
  readonly title: string;
  /** What to look for. */
  readonly description: string;
  readonly unit: Unit;
  /** At least one. */
  readonly queries: readonly PanelQuery[];
}

/** Who calls whom. Each query gives one row for each node or edge, with the labels that are named there. */
export interface GraphPanel {
  readonly kind: 'graph';
  readonly title: string;
  readonly description: string;
  /** `id` and `title`. */
  readonly nodes: GraphQueries;
  /** `id`, and the nodes `source` and `target`. */
  readonly edges: GraphQueries;
}

/** Two numbers of each node or edge, as instant queries. */
export interface GraphQueries {
  /** Share of what failed, 0 to 1: of every node or edge. */
  readonly failed: string;
  /** How many a second: of those that are counted, by `id` alone. */
  readonly rate: string;
}

/** A panel of a dashboard. */
export type Panel = NumberPanel | GraphPanel;

/** Panels below a heading. */
export interface PanelRow {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** A page of panels. */
export interface Dashboard {
  /** What it is about, within its platform: `platform`, `user-service`, `stores`, `load`. */
  readonly name: string;
  /** `shop-prod: user-service`. */
  readonly title: string;
  readonly description: string;
  /** How far back it looks at first: `now-1h`. */
  readonly from: string;
  /** How often it asks again: `30s`. */
  readonly refresh: string;
  readonly rows: readonly PanelRow[];
}

/** Every query of a panel. */
export function queriesOf(panel: Panel): readonly string[] {
  return panel.kind === 'graph'
    ? [panel.nodes, panel.edges].flatMap(({ failed, rate }) => [failed, rate])
    : panel.queries.map(({ expr }) => expr);
}
