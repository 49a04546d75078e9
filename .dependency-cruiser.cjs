/**
 * What may import what inside a project; between projects `eslint.config.mjs` says it. `npm run lint` runs it over the whole repository,
 * imports of types included. Rooms are the folders that show what a project is made of: each may import those after it, none before it.
 */
const ROOMS = Object.entries(require('./tools/src/rooms/rooms.json'));

/** A test stands beside what it tests, and may need more than that. */
const TEST = '\\.test\\.ts$';

const noCycle = {
  name: 'no-cycle',
  comment: 'Files that import each other cannot be understood, tested or moved one by one. Move what both need into a file of its own.',
  severity: 'error',
  from: {},
  to: { circular: true },
};

const roomsPointDown = ROOMS.flatMap(([project, rooms]) =>
  rooms.slice(1).map((room, index) => ({
    name: `${project}/${room}-imports-lower-rooms-only`,
    comment: `Rooms from the top: ${rooms.join(', ')}. Move what is imported down to a room that both can reach.`,
    severity: 'error',
    from: { path: `^${project}/${room}/`, pathNot: TEST },
    to: { path: `^${project}/(${rooms.slice(0, index + 1).join('|')})/` },
  })),
);

const everyFileHasARoom = ROOMS.flatMap(([project, rooms]) => {
  const rule = {
    name: `${project}-has-files-in-rooms-only`,
    comment: `Beside index.ts every file lies in a room: ${rooms.join(', ')}. A new room needs its place in tools/src/rooms/rooms.json.`,
    severity: 'error',
  };
  const outside = { path: `^${project}/`, pathNot: `^${project}/((${rooms.join('|')})/|index\\.ts$|[^/]+${TEST})` };
  return [
    { ...rule, from: {}, to: outside },
    { ...rule, from: outside, to: {} },
  ];
});

/** `index.ts` leads to every room, the higher ones too. */
const roomsAvoidTheIndex = ROOMS.map(([project]) => ({
  name: `${project}-rooms-import-no-index`,
  comment: 'index.ts leads to every room, those above too. Import the file itself.',
  severity: 'error',
  from: { path: `^${project}/[^/]+/`, pathNot: TEST },
  to: { path: `^${project}/index\\.ts$` },
}));

const testSupportStaysOut = {
  name: 'no-test-support-in-what-is-shipped',
  comment: 'What lies in testing/ is for tests, and would come into the package or a bundle. Move what both need into src/.',
  severity: 'error',
  from: { path: '/src/', pathNot: TEST },
  to: { path: '/testing/' },
};

const testsAreForNobody = {
  name: 'nobody-imports-a-test',
  comment: 'A test may import any room, and so would who imports it. Move what both need into src/, or into testing/.',
  severity: 'error',
  from: {},
  to: { path: TEST },
};

module.exports = {
  forbidden: [noCycle, ...roomsPointDown, ...everyFileHasARoom, ...roomsAvoidTheIndex, testSupportStaysOut, testsAreForNobody],
  options: {
    tsConfig: { fileName: `${__dirname}/tsconfig.base.json` },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|\\.nx)/' },
  },
};
