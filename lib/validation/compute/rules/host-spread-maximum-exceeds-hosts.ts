import { onFirstGenerationRack, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';
import { apartIn } from './host-spread-exceeds-hosts';

const group = (MaxSize: string) =>
  onFirstGenerationRack({
    Plant: outpostSubnet(),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
    Template: resource('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.xlarge' } }),
    Workers: resource('AWS::AutoScaling::AutoScalingGroup', {
      MinSize: '1',
      MaxSize,
      VPCZoneIdentifier: [{ Ref: 'Plant' }],
      PlacementGroup: { Ref: 'Apart' },
      LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
    }),
  });

export const hostSpreadMaximumExceedsHosts = rule({
  id: 'host-spread-maximum-exceeds-hosts',
  enforces: ['PG-4'],
  severity: 'warning',
  title: 'Auto Scaling groups in a host-level spread placement group can scale out to more instances than the Outpost has hosts',
  fix: 'Set MaxSize to at most the number of hosts of the Outpost, or use the placement group for fewer Auto Scaling groups',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups-outpost.html',
  on: 'placementGroup',
  needs: ['strategy', 'spreadLevel'],
  check: (placementGroup, facts) => {
    if (placementGroup.strategy !== 'spread' || placementGroup.spreadLevel !== 'host') return undefined;
    const { outpost, count, hosts } = apartIn(placementGroup, facts, ({ maximum }) => maximum);
    // If the desired capacity exceeds the hosts, host-spread-exceeds-hosts reports it.
    const atFirst = apartIn(placementGroup, facts, (launch) => launch.count).count;
    return outpost && hosts && count > hosts && atFirst <= hosts
      ? {
          property: 'SpreadLevel',
          message: `up to ${count} instances require separate hosts, but ${outpost.id} has ${hosts} with slots for them`,
        }
      : undefined;
  },
  get examples() {
    return { bad: group('3'), good: group('2') };
  },
});
