import { differ } from '../../facts/fact';
import { inTemplate, otherOutpostSubnet, outpostSubnet, resource, type regionSubnet } from '../../example';
import { rule } from '../../rule';

const group = (Second: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant: outpostSubnet(),
    Second,
    Subnets: resource('AWS::ElastiCache::SubnetGroup', { Description: 'Plant', SubnetIds: [{ Ref: 'Plant' }, { Ref: 'Second' }] }),
  });

export const cacheSubnetGroupOnSeveralOutposts = rule({
  id: 'cache-subnet-group-on-several-outposts',
  enforces: ['EC-2', 'EC-3'],
  severity: 'warning',
  title: 'An ElastiCache subnet group contains subnets on multiple Outposts, which a cache cannot span',
  fix: 'Create a subnet group for each Outpost',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html',
  on: 'cacheSubnetGroup',
  onOutpost: true,
  needs: ['subnets.outpost'],
  check: ({ outpost, subnets }) => {
    const elsewhere = subnets?.find((subnet) => differ(subnet.outpost, outpost));
    return outpost && elsewhere?.outpost
      ? { property: 'SubnetIds', message: `${elsewhere.id} is on ${elsewhere.outpost.id}, but other subnets are on ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: group(otherOutpostSubnet()), good: group(outpostSubnet({ CidrBlock: '10.0.10.0/24' })) };
  },
});
