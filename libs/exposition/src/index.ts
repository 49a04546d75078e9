export { type Exposition, findValue, parseExposition, type Sample, sumOf, sumWhere } from './exposition';
