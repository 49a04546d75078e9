export { EXPORTER_SERIES, type Exporter, EXPORTERS, type ExporterSeries } from './exporter-series';
export { formatMatchers, type Matcher, type Matchers, oneOf, select } from './select';
export { SERVICE_SERIES, type ServiceSeries } from './service-series';
export { COMPONENT_LABEL, podsOf, type Subject } from './subject';
export { containerUsage, namespacesWithContainers, podUsage, readyPods, scrapedPods } from './usage';
