import { groupOnOutpost } from '../example';
import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { rule } from '../../rule';

const group = (...names: string[]) => {
  const resources = groupOnOutpost({ DesiredCapacity: '2', MaxSize: '4' });
  const Properties = { ...(resources.Workers.Properties as object), VPCZoneIdentifier: names.map((Ref) => ({ Ref })) };
  return inTemplate({ Plant: outpostSubnet(), Region: regionSubnet(), ...resources, Workers: { ...resources.Workers, Properties } });
};

export const autoScalingGroupMixesOutpostAndRegion = rule({
  id: 'auto-scaling-group-mixes-outpost-and-region',
  enforces: ['EC2-9'],
  severity: 'warning',
  title: 'An Auto Scaling group has subnets on an Outpost and in the Region, so it decides where each instance is launched',
  fix: 'Use one Auto Scaling group for the Outpost and another one for the Region',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html',
  on: 'autoScalingGroup',
  onOutpost: true,
  needs: ['subnets.outpost'],
  check: ({ outpost, subnets }) => {
    const inRegion = subnets?.find((subnet) => subnet.outpost === null);
    return outpost && inRegion
      ? { property: 'VPCZoneIdentifier', message: `${inRegion.id} is in the Region, but other subnets of the group are on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: group('Plant', 'Region'), good: group('Plant') };
  },
});
