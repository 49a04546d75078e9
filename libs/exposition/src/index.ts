export { countSeries, type Exposition, findValue, parseExposition, type Sample, sumOf, sumWhere } from './exposition';
export { type ReceivedSpan, readSpans } from './otlp/received-span';
