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
  title: 'An ElastiCache subnet group contains subnets on an Outpost and in the Region, which is not supported',
  fix: 'Use separate subnet groups for the subnets on the Outpost and in the Region',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheSubnetGroup.html',
  on: 'cacheSubnetGroup',
  onOutpost: true,
  needs: ['subnets.outpost'],
  check: ({ outpost, subnets }) => {
    const inRegion = subnets?.find((subnet) => subnet.outpost === null);
    return outpost && inRegion
      ? { property: 'SubnetIds', message: `${inRegion.id} is in the Region, but other subnets are on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: group(regionSubnet()), good: group(outpostSubnet({ CidrBlock: '10.0.10.0/24' })) };
  },
});
