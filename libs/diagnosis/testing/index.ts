export { describeWithChromium, type OpenPage, TestBrowser } from './browser';
/** For the tests of what reads and writes diagnoses; nothing that is shipped imports it. */
export { BROKEN_SHOP, CANARY } from './broken-shop';
export { objectsOf, read } from './read-text';
