import { rememberNames } from './remember-names';

test('asks once about a name in each spelling, in lower case', () => {
  const asked: string[] = [];
  const lengthOf = rememberNames((name) => {
    asked.push(name);
    return name.length;
  });

  expect(['Via', 'Via', 'VIA', 'Host', 'Via'].map(lengthOf)).toEqual([3, 3, 3, 4, 3]);
  expect(asked).toEqual(['via', 'via', 'host']);
});

test('says the same of names beyond those that it remembers, and remembers no more', () => {
  let asked = 0;
  const lengthOf = rememberNames((name) => {
    asked += 1;
    return name.length;
  });
  for (let nth = 0; nth < 1_000; nth += 1) lengthOf(`X-${nth}`);

  expect(['X-Beyond', 'X-Beyond', 'X-1'].map(lengthOf)).toEqual([8, 8, 3]);
  expect(asked).toBe(1_002);
});

test('remembers no name of a length that only an attacker gives', () => {
  let asked = 0;
  const lengthOf = rememberNames((name) => {
    asked += 1;
    return name.length;
  });

  expect(['x'.repeat(65), 'x'.repeat(65)].map(lengthOf)).toEqual([65, 65]);
  expect(asked).toBe(2);
});
