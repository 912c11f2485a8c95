import { databaseOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const database = (AvailabilityZone: string) => inTemplate(databaseOnOutpost({ AvailabilityZone }));

export const dbZoneDiffersFromSubnets = rule({
  id: 'db-zone-differs-from-subnets',
  enforces: ['RDS-14'],
  severity: 'error',
  title: 'A DB instance on an Outpost specifies an Availability Zone without a subnet in its DB subnet group',
  fix: 'Set AvailabilityZone to the Availability Zone of the Outpost; `database.with(outpost.placement)` sets it',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.creating.html',
  on: 'dbInstance',
  onOutpost: true,
  when: ({ availabilityZone }) => availabilityZone !== null,
  needs: ['availabilityZone', 'multiAz', 'subnetGroup.subnets.availabilityZone'],
  check: ({ outpost, availabilityZone, multiAz, subnetGroup }) => {
    const zones = subnetGroup?.subnets?.map((subnet) => subnet.availabilityZone);
    if (!outpost || !availabilityZone || multiAz !== false || !zones?.every((zone) => zone && zone !== availabilityZone)) return undefined;
    return {
      property: 'AvailabilityZone',
      message: `AvailabilityZone is ${availabilityZone}, but the subnets are in ${[...new Set(zones)].join(', ')}`,
    };
  },
  get examples() {
    return { bad: database('us-west-2c'), good: database('us-west-2a') };
  },
});
