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

/** vCPUs that the slots of a host require, without unknown instance types. */
function vcpusOfSlots({ slots }: OutpostHost): number {
  return slots?.reduce((sum, { instanceType, count }) => sum + count * (vcpusOf(instanceType) ?? 0), 0) ?? 0;
}

/** vCPUs that AWS returns for the host, or those of the largest size of its instance family. */
function vcpusOfHost({ maxVcpus, slots }: OutpostHost): number {
  return maxVcpus ?? HOST_VCPUS[familyOf(slots?.[0]?.instanceType ?? '')] ?? Infinity;
}

export const hostSlotsExceedVcpus = rule({
  id: 'host-slots-exceed-vcpus',
  enforces: ['CT-9'],
  severity: 'warning',
  title: 'The slots of an Outpost host require more vCPUs than the host has',
  fix: 'Declare only as many slots of each instance type as fit on the host together; a capacity task that requests more fails',
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
        message: `host ${host.assetId} on Outpost ${outpost.id}: slots require ${vcpusOfSlots(host)} vCPUs, ${vcpusOfHost(host)} available`,
      }
    );
  },
  get examples() {
    return { bad: rack(3), good: rack(2) };
  },
});
