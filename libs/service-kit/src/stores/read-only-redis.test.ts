import { isReadOnly, renewWhenReadOnly } from './read-only-redis';

describe('renewWhenReadOnly', () => {
  test.each([
    { message: "READONLY You can't write against a read only replica.", isRenewed: true },
    { message: "READONLY You can't write against a read only replica. script: 5c1f, on @user_script:9.", isRenewed: true },
    {
      message: "ERR Error running script (call to f_5c1f): @user_script:9: -READONLY You can't write against a read only slave.",
      isRenewed: true,
    },
    { message: "OOM command not allowed when used memory > 'maxmemory'.", isRenewed: false },
    { message: "ERR unknown command 'READONLYX'", isRenewed: false },
  ])('$message', ({ message, isRenewed }) => {
    expect(renewWhenReadOnly()(new Error(message))).toBe(isRenewed);
  });

  test('renews at most once a second, so that a Redis that stays read-only can be read', () => {
    let now = 10_000;
    const isToRenew = renewWhenReadOnly(() => now);
    const ask = (at: number) => {
      now = at;
      return isToRenew(new Error('READONLY'));
    };

    expect([10_000, 10_001, 10_999, 11_000, 11_500].map(ask)).toEqual([true, false, false, true, false]);
  });
});

test.each([
  { replication: 'role:master\r\nconnected_slaves:1\r\nslave0:ip=127.0.0.1\r\n', expected: false },
  { replication: '# Replication\r\nrole:slave\r\nslave_read_only:1\r\n', expected: true },
  { replication: '# Replication\r\nrole:slave\r\nslave_read_only:0\r\n', expected: false },
])('a server that says $replication is read-only: $expected', ({ replication, expected }) => {
  expect(isReadOnly(replication)).toBe(expected);
});
