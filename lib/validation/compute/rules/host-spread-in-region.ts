import { coexist } from '../../facts/fact';
import { instanceOnOutpost } from '../example';
import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const instance = (Plant: ReturnType<typeof resource>) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: 'm5.xlarge', PlacementGroupName: { Ref: 'Apart' } }),
    Plant,
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
  });

export const hostSpreadInRegion = rule({
  id: 'host-spread-in-region',
  enforces: ['PG-1'],
  severity: 'error',
  title: 'Instances in the Region use a host-level spread placement group, which only Outposts support',
  fix: 'Set SpreadLevel to rack, or launch the instances in a subnet on an Outpost',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups-outpost.html',
  on: 'placementGroup',
  needs: ['spreadLevel'],
  check: (group, facts) => {
    const launches = facts.by('launch', 'placementGroup', group);
    const inRegion = launches.find((launch) => launch.subnets?.some(({ outpost }) => outpost === null) && coexist(launch, group));
    return group.spreadLevel === 'host' && inRegion
      ? {
          property: 'SpreadLevel',
          message: `spread level host is not supported for ${inRegion.location?.logicalId}, which has a subnet in the Region`,
        }
      : undefined;
  },
  get examples() {
    return { bad: instance(regionSubnet()), good: instance(outpostSubnet()) };
  },
});
