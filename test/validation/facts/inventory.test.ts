import { readFacts } from '../../../lib/validation/facts/read';
import type { OutpostInventoryEntry } from '../../../lib/inventory/inventory';

/** The fact of an Outpost of which an inventory holds this. */
const outpost = (known: OutpostInventoryEntry) =>
  readFacts([], [{ outposts: [{ outpost: { OutpostId: 'op-0a1b2c3d4e5f60718' }, ...known }] }]).all('outpost')[0];

const host = (AssetId: string, ...slots: (readonly [type: string, count: number | undefined])[]) => ({
  AssetId,
  AssetType: 'COMPUTE',
  ComputeAttributes: { InstanceTypeCapacities: slots.map(([InstanceType, Count]) => ({ InstanceType, Count })) },
});

describe('the slots of an Outpost', () => {
  test('are those of all its hosts', () => {
    const assets = [host('1', ['m5.large', 4], ['m5.xlarge', 2]), host('2', ['m5.large', 8]), { AssetId: '3', AssetType: 'SWITCH' }];
    expect(outpost({ assets }).slots).toEqual([
      { instanceType: 'm5.large', count: 12 },
      { instanceType: 'm5.xlarge', count: 2 },
    ]);
  });

  test('are not known where those of one host are not', () => {
    expect(outpost({ assets: [host('1', ['m5.large', 4]), { AssetId: '2', AssetType: 'COMPUTE' }] }).slots).toBeUndefined();
    expect(outpost({ assets: [host('1', ['m5.large', undefined])] }).slots).toBeUndefined();
    expect(outpost({}).slots).toBeUndefined();
  });

  test('are by host, with what AWS says of the host', () => {
    const [first, second] = [host('1', ['m5.large', 4]), { AssetId: '2', ComputeAttributes: { InstanceFamilies: ['r5'], MaxVcpus: 96 } }];
    expect(outpost({ assets: [first, second] }).hosts).toEqual([
      { assetId: '1', instanceFamilies: undefined, maxVcpus: undefined, slots: [{ instanceType: 'm5.large', count: 4 }] },
      { assetId: '2', instanceFamilies: ['r5'], maxVcpus: 96, slots: undefined },
    ]);
  });
});

describe('the storage of an Outpost', () => {
  test('is what was declared, and nothing where that says nothing', () => {
    expect(outpost({ storage: { s3: { capacityTiB: 0 } } })).toMatchObject({ s3CapacityTiB: 0 });
    expect(outpost({ storage: { ebs: [] } })).toMatchObject({ ebsVolumeTypes: [] });
    expect(outpost({ storage: {} }).s3CapacityTiB).toBeUndefined();
    expect(outpost({ storage: {} }).ebsVolumeTypes).toBeUndefined();
  });

  test('has the EBS volume types that there is room for', () => {
    const gp2 = { volumeType: 'gp2', capacityTiB: 0 };
    expect(outpost({ storage: { ebs: [gp2, { volumeType: 'gp3', capacityTiB: 11 }] } }).ebsVolumeTypes).toEqual(['gp3']);
    expect(outpost({ storage: { ebs: [{ capacityTiB: 11 }] } }).ebsVolumeTypes).toBeUndefined();
  });
});

test('an Outpost that two stacks declare differently is unknown where they differ, in whatever order, until an inventory says', () => {
  const OutpostId = 'op-0a1b2c3d4e5f60718';
  const stack = (name: string, Generation: string) => {
    const outpost = { OutpostId, Generation, AvailabilityZone: 'us-west-2a' };
    return { name, path: `${name}.json`, body: { Resources: {}, Metadata: { 'cdk-outposts': { outposts: [{ outpost }] } } } };
  };
  const [first, second] = [stack('First', 'GENERATION_1'), stack('Second', 'GENERATION_2')];
  for (const order of [
    [first, second],
    [second, first],
    [first, second, first],
  ]) {
    expect(readFacts(order).all('outpost')[0]).toMatchObject({ generation: undefined, availabilityZone: 'us-west-2a' });
  }
  const inventory = { outposts: [{ outpost: { OutpostId, Generation: 'GENERATION_2' } }] };
  expect(readFacts([first, second], [inventory]).all('outpost')[0].generation).toBe('GENERATION_2');
  expect(readFacts([first, stack('Third', 'GENERATION_1')]).all('outpost')[0].generation).toBe('GENERATION_1');
});
