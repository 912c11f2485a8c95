import * as fc from 'fast-check';
import { addressCount, contains, isIpv4, overlap, overlappingPairs, sameBlock } from '../../lib/catalog/cidr';

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([first, length]) => `${first}/${length}`);

test('blocks overlap exactly where one contains the other', () => {
  fc.assert(fc.property(block, block, (a, b) => overlap(a, b) === (contains(a, b) || contains(b, a))));
});

test('blocks that contain each other are the same', () => {
  fc.assert(fc.property(block, block, (a, b) => sameBlock(a, b) === (contains(a, b) && contains(b, a))));
});

test('a block contains its own address and itself', () => {
  fc.assert(fc.property(block, (a) => contains(a, a.split('/')[0]) && contains(a, a) && contains('0.0.0.0/0', a)));
});

test('a shorter prefix contains a longer one of the same address', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 0, max: 31 }), (a, length) => {
      expect(contains(`${a}/${length}`, `${a}/${length + 1}`)).toBe(true);
      expect(contains(`${a}/${length + 1}`, `${a}/${length}`)).toBe(false);
    }),
  );
});

test('every address and block is IPv4', () => {
  fc.assert(fc.property(fc.oneof(address, block), isIpv4));
});

test.each(['', 'banana', '10.0.0', '10.0.0.256', '10.0.0.0/33', 'fd00::1', '2600:1f14::/56', ' 10.0.0.0/8'])('%j is not IPv4', (text) => {
  expect(isIpv4(text)).toBe(false);
});

test('nothing is said of what is not known', () => {
  for (const unknown of [undefined, null, 'banana']) {
    expect(overlap(unknown, '10.0.0.0/8')).toBe(false);
    expect(contains('0.0.0.0/0', unknown)).toBe(false);
    expect(sameBlock(unknown, unknown)).toBe(false);
  }
});

test.each([
  ['10.0.0.0/16', '10.0.255.0/24', true],
  ['10.0.0.0/16', '10.1.0.0/16', false],
  ['192.168.1.0/31', '192.168.1.1', true],
  ['192.168.1.0/31', '192.168.1.2', false],
])('overlap of %s and %s: %s', (a, b, expected) => {
  expect(overlap(a, b)).toBe(expected);
});

test('a block has half the addresses of the next larger one, and what is no block has no number of them', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 32 }), (first, length) => {
      const [count, larger] = [addressCount(`${first}/${length}`), addressCount(`${first}/${length - 1}`)];
      return count !== undefined && larger === 2 * count;
    }),
  );
  expect(addressCount('10.0.0.0/24')).toBe(256);
  expect(addressCount('fd00::/64')).toBeUndefined();
});

test('pairs that overlap are those that a comparison of all blocks finds, in the order of the blocks', () => {
  const blocks = fc.array(fc.option(block), { maxLength: 20 });
  fc.assert(
    fc.property(blocks, (texts) => {
      const items = texts.map((text, index) => ({ text, index }));
      const expected = items.flatMap((a) =>
        items.filter((b) => a.index < b.index && overlap(a.text, b.text)).map((b) => `${a.index} ${b.index}`),
      );
      const pairs = overlappingPairs(items, ({ text }) => text).map(([a, b]) => `${a.index} ${b.index}`);
      expect(pairs.sort()).toEqual(expected.sort());
    }),
  );
});
