import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const outpost = (zone: object) =>
  inTemplate({ Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: 'os-0a1b2c3d4e5f60718', ...zone }) });

export const outpostWithZoneAndZoneId = rule({
  id: 'outpost-with-zone-and-zone-id',
  enforces: ['OP-1'],
  severity: 'warning',
  title: 'An Outpost specifies both an Availability Zone and an Availability Zone ID',
  fix: 'Remove AvailabilityZone or AvailabilityZoneId',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_CreateOutpost.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['availabilityZone', 'availabilityZoneId'],
  check: ({ availabilityZone, availabilityZoneId }) =>
    availabilityZone && availabilityZoneId
      ? {
          property: 'AvailabilityZoneId',
          message: `both AvailabilityZone ${availabilityZone} and AvailabilityZoneId ${availabilityZoneId} are specified`,
        }
      : undefined,
  get examples() {
    return {
      bad: outpost({ AvailabilityZone: 'us-west-2a', AvailabilityZoneId: 'usw2-az1' }),
      good: outpost({ AvailabilityZone: 'us-west-2a' }),
    };
  },
});
