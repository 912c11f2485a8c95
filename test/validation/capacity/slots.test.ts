import * as fc from 'fast-check';
import { fit, type Demand, type Slots } from '../../../lib/validation/capacity/slots';

const shortages = (demands: readonly Demand[], has: Slots) => fit(demands, has).shortages;
const freeSlots = (demands: readonly Demand[], has: Slots) => fit(demands, has).free;

const TYPES = ['c5.large', 'm5.large', 'm5.xlarge', 'r5.large'];
const demand = fc.record<Demand>({
  of: fc.constant('instances'),
  types: fc.subarray(TYPES, { minLength: 1 }),
  count: fc.nat(6),
});
const demands = fc.array(demand, { maxLength: 5 });
const slots = fc
  .array(fc.nat(6), { minLength: TYPES.length, maxLength: TYPES.length })
  .map((counts) => new Map(TYPES.map((type, index) => [type, counts[index]])));
const total = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + count, 0);
const missing = (wanted: readonly Demand[], has: ReadonlyMap<string, number>) =>
  total(shortages(wanted, has).map((shortage) => shortage.missing));

test('instances of one type find the slots of that type', () => {
  const workers = { of: 'instances', types: ['m5.large'], count: 5 };
  expect(shortages([workers], new Map([['m5.large', 5]]))).toEqual([]);
  expect(shortages([workers], new Map([['m5.large', 3]]))).toEqual([{ demand: workers, missing: 2 }]);
});

test('what can be of another type makes room for what cannot', () => {
  const nodes = { of: 'load balancers', types: ['m5.large', 'c5.large'], count: 2 };
  const databases = { of: 'databases', types: ['m5.large'], count: 2 };
  const has = new Map([
    ['m5.large', 2],
    ['c5.large', 3],
  ]);
  expect(shortages([nodes, databases], has)).toEqual([]);
  expect(freeSlots([nodes, databases], has)).toEqual(
    new Map([
      ['m5.large', 0],
      ['c5.large', 1],
    ]),
  );
});

test('no dealing out leaves less without a slot than Hall says must be', () => {
  fc.assert(
    fc.property(demands, slots, (wanted, has) => {
      // For each set of types: what can be of these types only needs their slots.
      const sets = Array.from({ length: 2 ** TYPES.length }, (_, bits) => TYPES.filter((__, index) => bits & (1 << index)));
      const deficits = sets.map((set) => {
        const bound = wanted.filter(({ types }) => types.every((type) => set.includes(type)));
        return total(bound.map(({ count }) => count)) - total(set.map((type) => has.get(type)!));
      });
      expect(missing(wanted, has)).toBe(Math.max(...deficits));
    }),
    { numRuns: 2000 },
  );
});

test('more slots never miss more, more demand never misses less, and the order means nothing', () => {
  fc.assert(
    fc.property(demands, demand, slots, fc.constantFrom(...TYPES), (wanted, another, has, type) => {
      const now = missing(wanted, has);
      expect(missing(wanted, new Map([...has, [type, has.get(type)! + 1]]))).toBeLessThanOrEqual(now);
      expect(missing([...wanted, another], has)).toBeGreaterThanOrEqual(now);
      expect(missing([...wanted].reverse(), has)).toBe(now);
    }),
  );
});

test('no slot is given away twice, and none is made', () => {
  fc.assert(
    fc.property(demands, slots, (wanted, has) => {
      const free = freeSlots(wanted, has);
      expect([...free.values()].every((count) => count >= 0)).toBe(true);
      expect(total(has.values()) - total(free.values())).toBe(total(wanted.map(({ count }) => count)) - missing(wanted, has));
    }),
  );
});
