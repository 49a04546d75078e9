export { countSeries, type Exposition, findValue, parseExposition, type Sample, sumOf, sumWhere } from './exposition';
