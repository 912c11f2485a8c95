import { familyOf, HOST_VCPUS, vcpusOf } from '../../../catalog/instance-families';
import type { OutpostHost } from '../facts';
import { onOutpostWith, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const rack = (Count: number) =>
  onOutpostWith(
    {
      assets: [
        {
          AssetId: '1234567890',
          AssetType: 'COMPUTE',
          ComputeAttributes: {
            InstanceTypeCapacities: [
              { InstanceType: 'm5.4xlarge', Count: 5 },
              { InstanceType: 'm5.2xlarge', Count },
            ],
          },
        },
      ],
    },
    { Plant: outpostSubnet() },
  );

/** The vCPUs that the slots of a host need, as far as their types are known. */
function vcpusOfSlots({ slots }: OutpostHost): number {
  return slots?.reduce((sum, { instanceType, count }) => sum + count * (vcpusOf(instanceType) ?? 0), 0) ?? 0;
}

/** Without an answer of AWS, no host has more vCPUs than the largest size of its family. */
function vcpusOfHost({ maxVcpus, slots }: OutpostHost): number {
  return maxVcpus ?? HOST_VCPUS[familyOf(slots?.[0]?.instanceType ?? '')] ?? Infinity;
}

export const hostSlotsExceedVcpus = rule({
  id: 'host-slots-exceed-vcpus',
  enforces: ['CT-9'],
  severity: 'warning',
  title: 'A host of an Outpost is to have slots for more vCPUs than it has',
  fix: 'Declare as many slots of each type as fit on the host together; a capacity task that asks for more fails',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/modify-instance-capacity.html',
  on: 'outpost',
  when: (outpost, facts) => facts.by('placement', 'outpost', outpost).length > 0,
  needs: ['hosts.slots?', 'hosts.maxVcpus?', 'hosts.assetId?'],
  check: (outpost, facts) => {
    const [placement] = facts.by('placement', 'outpost', outpost);
    const host = outpost.hosts?.find((it) => vcpusOfSlots(it) > vcpusOfHost(it));
    return (
      host && {
        at: placement,
        property: placement.property,
        message: `the slots of the host ${host.assetId} need ${vcpusOfSlots(host)} vCPUs, and it has ${vcpusOfHost(host)}`,
      }
    );
  },
  get examples() {
    return { bad: rack(3), good: rack(2) };
  },
});
