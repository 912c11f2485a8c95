import { differ } from '../../facts/fact';
import { databaseOnTwoOutposts } from '../example';
import { inTemplate, otherOutpostSubnet } from '../../example';
import { rule } from '../../rule';

export const multiAzInOneZone = rule({
  id: 'multi-az-in-one-zone',
  enforces: ['RDS-7'],
  severity: 'error',
  title: 'A database is to have a standby, and its Outposts are in one Availability Zone',
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
    return zones.size === 1 && zone ? { property: 'MultiAZ', message: `all subnets of the database are in ${zone}` } : undefined;
  },
  get examples() {
    return {
      bad: inTemplate(databaseOnTwoOutposts({}, otherOutpostSubnet({ AvailabilityZone: 'us-west-2a' }))),
      good: inTemplate(databaseOnTwoOutposts()),
    };
  },
});
