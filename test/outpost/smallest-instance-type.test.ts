import { Size, Stack } from 'aws-cdk-lib';
import { InstanceArchitecture } from 'aws-cdk-lib/aws-ec2';
import * as fc from 'fast-check';
import { INSTANCE_TYPE_SIZES } from '../../lib/catalog/instance-types';
import { Outpost, OutpostHardware, type InstanceNeeds, type OutpostAttributes } from '../../lib';
import { ENV, newApp } from '../plant';

function outpost(known: Partial<OutpostAttributes>) {
  const outpostArn = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
  return Outpost.fromOutpostAttributes(new Stack(newApp(), 'Plant', { env: ENV }), 'Outpost', { outpostArn, ...known });
}

const slotted = (slots: { [type: string]: number }) => ({ capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '1', slots }] }] } });
const smallest = (known: Partial<OutpostAttributes>, needs: InstanceNeeds) => outpost(known).smallestInstanceType(needs).toString();

describe('the smallest instance type', () => {
  const racks = slotted({ 'm5.large': 4, 'm5.2xlarge': 4, 'r5.xlarge': 2, 'g4dn.xlarge': 1, 'c5.xlarge': 0 });

  test('is one that the hosts have slots for', () => {
    expect(smallest(racks, { vCpus: 3 })).toBe('r5.xlarge');
    expect(smallest(racks, { vCpus: 2, memory: Size.gibibytes(8) })).toBe('m5.large');
    expect(smallest(racks, { vCpus: 8, memory: Size.gibibytes(30) })).toBe('m5.2xlarge');
    expect(smallest(racks, { memory: Size.mebibytes(9000) })).toBe('r5.xlarge');
  });

  test('has GPUs only where they are needed', () => {
    expect(smallest(racks, { gpus: 1 })).toBe('g4dn.xlarge');
    expect(smallest(slotted({ 'g4dn.xlarge': 4, 'm5.12xlarge': 1 }), { vCpus: 4 })).toBe('m5.12xlarge');
  });

  test('is one of the hardware where no slots were declared', () => {
    expect(smallest({ hardware: OutpostHardware.RACK_GENERATION_1 }, { vCpus: 4, memory: Size.gibibytes(8) })).toBe('c5.xlarge');
    expect(smallest({ hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK }, { vCpus: 4, memory: Size.gibibytes(8) })).toBe(
      'c7i.xlarge',
    );
    expect(smallest({ hardware: OutpostHardware.SERVER }, { architecture: InstanceArchitecture.ARM_64 })).toBe('c6gd.medium');
  });

  test('that nothing has is refused, with what comes nearest', () => {
    expect(() => smallest(racks, { vCpus: 16, memory: Size.gibibytes(64) })).toThrow(
      /^Outpost 'Plant\/Outpost' has no instance type with 16 vCPUs, 64 GiB of memory: the largest are g4dn\.xlarge \(4 vCPUs, 16 GiB, 1 GPUs\), r5\.xlarge \(4 vCPUs, 32 GiB\), m5\.2xlarge \(8 vCPUs, 32 GiB\)$/,
    );
  });

  test('of what nothing is known of is refused, with what to declare', () => {
    expect(() => smallest({}, { vCpus: 2 })).toThrow(
      /^the instance types of Outpost 'Plant\/Outpost' are not known; declare its hardware or its capacity\.racks/,
    );
  });

  test('has all that is needed, and none that is smaller has', () => {
    const first = outpost({ hardware: OutpostHardware.RACK_GENERATION_1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 1, max: 384 }), (vCpus, memory) => {
        const enough = (size: { vCpus: number; memoryGiB: number }) => size.vCpus >= vCpus && size.memoryGiB >= memory;
        const type = first.smallestInstanceType({ vCpus, memory: Size.gibibytes(memory) }).toString();
        const found = INSTANCE_TYPE_SIZES.get(type)!;
        expect(enough(found)).toBe(true);
        const smaller = [...INSTANCE_TYPE_SIZES].filter(([name, size]) => /^[mcr]5d?\./.test(name) && size.vCpus < found.vCpus);
        expect(smaller.filter(([, size]) => enough(size))).toEqual([]);
      }),
    );
  });
});
