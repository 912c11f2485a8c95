import { databaseOnTwoOutposts } from '../example';
import { inTemplate, outpostSubnet } from '../../example';
import { rule } from '../../rule';

export const multiAzOnOneOutpost = rule({
  id: 'multi-az-on-one-outpost',
  enforces: ['RDS-7'],
  severity: 'error',
  title: 'The subnets of a Multi-AZ DB instance are on a single Outpost',
  fix: 'Add a subnet on a second Outpost, in another Availability Zone, to the DB subnet group',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz }) => multiAz !== false,
  needs: ['multiAz', 'subnetGroup.subnets.outpost'],
  check: ({ outpost, multiAz, subnetGroup }) =>
    outpost && multiAz && subnetGroup?.subnets?.every((subnet) => subnet.outpost === outpost)
      ? {
          property: 'MultiAZ',
          message: `all subnets of the DB instance are on ${outpost.id}, so no other Outpost is available for the standby`,
        }
      : undefined,
  get examples() {
    return {
      bad: inTemplate(databaseOnTwoOutposts({}, outpostSubnet({ CidrBlock: '10.0.9.0/24' }))),
      good: inTemplate(databaseOnTwoOutposts()),
    };
  },
});
