import { differ } from '../../facts/fact';
import { databaseOnTwoOutposts } from '../example';
import { inTemplate, otherOutpostSubnet } from '../../example';
import { rule } from '../../rule';

export const multiAzInOneZone = rule({
  id: 'multi-az-in-one-zone',
  enforces: ['RDS-7'],
  severity: 'error',
  title: 'The Outposts of a Multi-AZ DB instance are in the same Availability Zone',
  fix: 'Add a subnet on an Outpost in another Availability Zone to the DB subnet group',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.maz.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ multiAz }) => multiAz !== false,
  needs: ['multiAz', 'subnetGroup.subnets.outpost', 'subnetGroup.subnets.availabilityZone'],
  check: ({ outpost, multiAz, subnetGroup }) => {
    const subnets = subnetGroup?.subnets;
    if (!outpost || !multiAz || !subnets?.some((subnet) => differ(subnet.outpost, outpost))) return undefined;
    const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone));
    const [zone] = zones;
    return zones.size === 1 && zone
      ? {
          property: 'MultiAZ',
          message: `all subnets of the DB instance are in ${zone}, so no other Availability Zone is available for the standby`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: inTemplate(databaseOnTwoOutposts({}, otherOutpostSubnet({ AvailabilityZone: 'us-west-2a' }))),
      good: inTemplate(databaseOnTwoOutposts()),
    };
  },
});
