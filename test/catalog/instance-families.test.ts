import { familyOf, HOST_VCPUS, INSTANCE_FAMILIES, UNUSABLE_LAYOUTS, vcpusOf } from '../../lib/catalog/instance-families';

test.each([
  ['c6gd.medium', 1],
  ['m5.large', 2],
  ['m5.xlarge', 4],
  ['c5.9xlarge', 36],
  ['i3en.3xlarge', 12],
  ['m8i.96xlarge', 384],
])('%s has %d vCPUs', (type, vcpus) => {
  expect(vcpusOf(type)).toBe(vcpus);
});

test.each(['m5.metal', 'm7i.metal-48xl', 'bmn-sf2e', 'm5.', ''])('how many vCPUs %j has is not known', (type) => {
  expect(vcpusOf(type)).toBeUndefined();
});

test('every family of an Outpost but those for bare metal has a largest size', () => {
  const families = Object.values(INSTANCE_FAMILIES).flat();
  expect(families.filter((family) => !HOST_VCPUS[family])).toEqual(['bmn-sf2e', 'bmn-cx2', 'bmn-cx3a']);
  expect(Object.keys(HOST_VCPUS).filter((family) => !families.includes(family))).toEqual([]);
});

test('layouts that cannot be used fill a host, so that only its sockets tell', () => {
  for (const layout of UNUSABLE_LAYOUTS) {
    const [[type]] = Object.entries(layout);
    const vcpus = Object.entries(layout).reduce((sum, [it, count]) => sum + count * vcpusOf(it)!, 0);
    expect(vcpus).toBe(HOST_VCPUS[familyOf(type)]);
  }
});
