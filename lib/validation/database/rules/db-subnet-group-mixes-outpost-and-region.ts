import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const group = (Second: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant: outpostSubnet(),
    Second,
    Subnets: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Plant', SubnetIds: [{ Ref: 'Plant' }, { Ref: 'Second' }] }),
  });

export const dbSubnetGroupMixesOutpostAndRegion = rule({
  id: 'db-subnet-group-mixes-outpost-and-region',
  enforces: ['RDS-6', 'RDS-7'],
  severity: 'error',
  title: 'A DB subnet group contains subnets on an Outpost and in the Region',
  fix: 'Use separate DB subnet groups for the subnets on Outposts and in the Region',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbSubnetGroup',
  onOutpost: true,
  needs: ['subnets.outpost'],
  check: ({ subnets }) =>
    subnets?.some(({ outpost }) => outpost) && subnets.some(({ outpost }) => outpost === null)
      ? { property: 'SubnetIds', message: 'some subnets of the group are on an Outpost, but others are in the Region' }
      : undefined,
  get examples() {
    return { bad: group(regionSubnet()), good: group(outpostSubnet({ CidrBlock: '10.0.10.0/24' })) };
  },
});
