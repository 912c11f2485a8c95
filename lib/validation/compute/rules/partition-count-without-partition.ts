import { instanceOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const instance = (Strategy: string) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: 'm5.xlarge', PlacementGroupName: { Ref: 'Apart' } }),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy, PartitionCount: 2 }),
  });

export const partitionCountWithoutPartition = rule({
  id: 'partition-count-without-partition',
  enforces: ['PG-2'],
  severity: 'error',
  title: 'A placement group on an Outpost specifies a partition count without the partition strategy',
  fix: 'Set Strategy to partition, or remove PartitionCount',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreatePlacementGroup.html',
  on: 'placementGroup',
  needs: ['strategy', 'partitionCount'],
  check: (group, facts) =>
    group.partitionCount &&
    group.strategy &&
    group.strategy !== 'partition' &&
    facts.by('launch', 'placementGroup', group).some(({ outpost }) => outpost)
      ? {
          property: 'PartitionCount',
          message: `PartitionCount ${group.partitionCount} requires strategy partition, but the strategy is ${group.strategy}`,
        }
      : undefined,
  get examples() {
    return { bad: instance('spread'), good: instance('partition') };
  },
});
