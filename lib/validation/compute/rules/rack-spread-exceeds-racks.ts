import { GENERATION_2, SINGLE_RACK } from '../../../catalog/generations';
import { coexist } from '../../facts/fact';
import { onSecondGenerationRack, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const group = (MinSize: string) =>
  onSecondGenerationRack({
    Plant: outpostSubnet(),
    Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm7i.xlarge' } }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize,
      MaxSize: MinSize,
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      PlacementGroup: { Ref: 'Apart' },
    }),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread' }),
  });

export const rackSpreadExceedsRacks = rule({
  id: 'rack-spread-exceeds-racks',
  enforces: ['PG-3', 'PG-5'],
  severity: 'error',
  title: 'A rack-level spread placement group requires more racks than the Outpost has',
  fix: 'Set SpreadLevel of the placement group to host, or launch at most one instance for each rack',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups-outpost.html',
  on: 'placementGroup',
  needs: ['strategy', 'spreadLevel'],
  check: (group, facts) => {
    if (group.strategy !== 'spread' || group.spreadLevel === undefined || (group.spreadLevel ?? 'rack') !== 'rack') return undefined;
    const launches = facts.by('launch', 'placementGroup', group).filter((launch) => coexist(launch, group));
    const outpost = launches[0]?.outpost;
    const racks = outpost?.rackCount ?? (outpost?.rackScaling === SINGLE_RACK && outpost.generation === GENERATION_2 ? 1 : undefined);
    const count = launches
      .filter((launch) => launch.outpost === outpost && !launch.location?.condition)
      .reduce((sum, launch) => sum + (launch.count ?? 0), 0);
    return racks && count > racks
      ? { property: 'SpreadLevel', message: `${count} instances require separate racks, but ${outpost?.id} has ${racks}` }
      : undefined;
  },
  get examples() {
    return { bad: group('3'), good: group('2') };
  },
});
