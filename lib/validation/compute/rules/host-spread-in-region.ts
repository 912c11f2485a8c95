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
  title: 'Instances in the Region are in a placement group that spreads over hosts, which only Outposts have',
  fix: 'Set SpreadLevel to rack, or launch the instances in a subnet on an Outpost',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups-outpost.html',
  on: 'placementGroup',
  needs: ['spreadLevel'],
  check: (group, facts) => {
    const launches = facts.by('launch', 'placementGroup', group);
    const inRegion = launches.find((launch) => launch.outpost === null && coexist(launch, group));
    return group.spreadLevel === 'host' && inRegion
      ? { property: 'SpreadLevel', message: `the level is host, and ${inRegion.location?.logicalId} is in the Region` }
      : undefined;
  },
  get examples() {
    return { bad: instance(regionSubnet()), good: instance(outpostSubnet()) };
  },
});
