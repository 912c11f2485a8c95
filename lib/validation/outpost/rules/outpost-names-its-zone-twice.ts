import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const outpost = (zone: object) =>
  inTemplate({ Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: 'os-0a1b2c3d4e5f60718', ...zone }) });

export const outpostNamesItsZoneTwice = rule({
  id: 'outpost-names-its-zone-twice',
  enforces: ['OP-1'],
  severity: 'warning',
  title: 'An Outpost names both an Availability Zone and the ID of one',
  fix: 'Leave out AvailabilityZone or AvailabilityZoneId',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_CreateOutpost.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['availabilityZone', 'availabilityZoneId'],
  check: ({ availabilityZone, availabilityZoneId }) =>
    availabilityZone && availabilityZoneId
      ? { property: 'AvailabilityZoneId', message: `the Outpost names the zone ${availabilityZone} and the zone ID ${availabilityZoneId}` }
      : undefined,
  get examples() {
    return {
      bad: outpost({ AvailabilityZone: 'us-west-2a', AvailabilityZoneId: 'usw2-az1' }),
      good: outpost({ AvailabilityZone: 'us-west-2a' }),
    };
  },
});
