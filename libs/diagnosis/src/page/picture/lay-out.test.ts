import { type Area, layOut } from './lay-out';
import type { Picture } from './picture';

const node = (id: string, box?: string) => ({
  id,
  label: id,
  notes: [],
  shape: 'pods' as const,
  target: id,
  ...(box !== undefined && { box }),
});
const arrow = (from: string, to: string) => ({ from, to, label: 'TCP 80', state: 'allowed' as const, target: from });

/** Two boxes whose nodes call each other in circles, one itself, and one that is alone. Names may be anything. */
const PICTURE: Picture = {
  title: 'a picture',
  boxes: ['shop', '__proto__'].map((id) => ({ id, label: id })),
  nodes: [node('a', 'shop'), node('b', 'shop'), node('constructor', '__proto__'), node('<outside>'), node('alone')],
  arrows: [arrow('a', 'b'), arrow('b', 'constructor'), arrow('constructor', 'a'), arrow('a', 'a'), arrow('<outside>', 'a')],
  leftOut: 0,
};

const isInside = (inner: Area, outer: Area) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const overlap = (a: Area, b: Area) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('nodes stand in their boxes and beside each other, and arrows lead from one to the other', async () => {
  const { nodes, boxes, arrows, ...size } = await layOut(PICTURE);

  for (const { item, area } of nodes) {
    expect(isInside(area, { x: 0, y: 0, ...size })).toBe(true);
    for (const box of boxes) expect(isInside(area, box.area)).toBe(item.box === box.item.id);
    for (const other of nodes) expect(overlap(area, other.area)).toBe(item === other.item);
  }
  for (const { points } of arrows) expect(points.length).toBeGreaterThanOrEqual(2);
});

test('the same picture is laid out the same', async () => {
  expect(await layOut(PICTURE)).toEqual(await layOut(PICTURE));
});
