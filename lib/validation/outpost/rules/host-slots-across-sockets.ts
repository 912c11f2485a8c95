import { UNUSABLE_LAYOUTS } from '../../../catalog/instance-families';
import { onOutpostWith, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const rack = (InstanceType: string, Count: number) =>
  onOutpostWith(
    { assets: [{ AssetId: '1234567890', AssetType: 'COMPUTE', ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType, Count }] } }] },
    { Plant: outpostSubnet() },
  );

export const hostSlotsAcrossSockets = rule({
  id: 'host-slots-across-sockets',
  enforces: ['CT-11'],
  severity: 'warning',
  title: 'The slots of an Outpost host do not fit on its two sockets',
  fix: 'Combine instance sizes that fill each of the two sockets, 48 vCPUs on an m5.24xlarge host: an instance of up to 12xlarge runs on one socket',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html',
  on: 'outpost',
  when: (outpost, facts) => facts.by('placement', 'outpost', outpost).length > 0,
  needs: ['hosts.slots?', 'hosts.assetId?'],
  check: (outpost, facts) => {
    const [placement] = facts.by('placement', 'outpost', outpost);
    for (const { assetId, slots } of outpost.hosts ?? []) {
      const counts = new Map(slots?.map(({ instanceType, count }) => [instanceType, count]));
      const layout = UNUSABLE_LAYOUTS.find((it) => Object.entries(it).every(([type, count]) => (counts.get(type) ?? 0) >= count));
      if (!layout) continue;
      const sizes = Object.entries(layout).map(([type, count]) => `${count} ${type}`);
      return {
        at: placement,
        property: placement.property,
        message: `slots for ${sizes.join(' and ')} do not fit on the two sockets of host ${assetId ?? ''} on Outpost ${outpost.id}`,
      };
    }
    return undefined;
  },
  get examples() {
    return { bad: rack('m5.8xlarge', 3), good: rack('m5.12xlarge', 2) };
  },
});
