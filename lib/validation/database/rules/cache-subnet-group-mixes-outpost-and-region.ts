import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const group = (Second: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant: outpostSubnet(),
    Second,
    Subnets: resource('AWS::ElastiCache::SubnetGroup', { Description: 'Plant', SubnetIds: [{ Ref: 'Plant' }, { Ref: 'Second' }] }),
  });

export const cacheSubnetGroupMixesOutpostAndRegion = rule({
  id: 'cache-subnet-group-mixes-outpost-and-region',
  enforces: ['EC-6'],
  severity: 'error',
  title: 'A subnet group of ElastiCache has subnets on an Outpost and in the Region, which it cannot have',
  fix: 'Keep the subnets on the Outpost and those in the Region in groups of their own',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html',
  on: 'cacheSubnetGroup',
  onOutpost: true,
  needs: ['subnets.outpost'],
  check: ({ outpost, subnets }) => {
    const inRegion = subnets?.find((subnet) => subnet.outpost === null);
    return outpost && inRegion
      ? { property: 'SubnetIds', message: `${inRegion.id} is in the Region, and others are on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: group(regionSubnet()), good: group(outpostSubnet({ CidrBlock: '10.0.10.0/24' })) };
  },
});
