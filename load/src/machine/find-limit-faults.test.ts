import { findLimitFaults } from './find-limit-faults';

test.each([
  {
    clients: 1_000,
    openFiles: 1_024,
    localPorts: 28_232,
    faults: [/^1000 clients need 1200 open files, and a process may have 1024; raise it/],
  },
  { clients: 28_200, openFiles: 100_000, localPorts: 28_232, faults: [/as many local ports, and there are 28232; widen/] },
  { clients: 800, openFiles: 1_024, localPorts: 28_232, faults: [] },
])('$clients clients with $openFiles files and $localPorts ports', ({ clients, openFiles, localPorts, faults }) => {
  const found = findLimitFaults(clients, { openFiles, localPorts });

  expect(found).toHaveLength(faults.length);
  faults.forEach((fault, index) => expect(found[index]).toMatch(fault));
});

test('this machine lets a few clients ask', () => {
  expect(findLimitFaults(1)).toEqual([]);
});
