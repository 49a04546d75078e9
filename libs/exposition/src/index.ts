export { type Exposition, findValue, parseExposition, type Sample, sumOf } from './exposition';
