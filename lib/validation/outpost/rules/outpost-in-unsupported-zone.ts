import { ZONES_WITHOUT_OUTPOSTS } from '../../../catalog/zones';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const outpost = (AvailabilityZoneId: string) =>
  inTemplate({ Plant: resource('AWS::Outposts::Outpost', { Name: 'Plant', SiteId: 'os-0a1b2c3d4e5f60718', AvailabilityZoneId }) });

export const outpostInUnsupportedZone = rule({
  id: 'outpost-in-unsupported-zone',
  enforces: ['OP-3'],
  severity: 'warning',
  title: 'An Outpost is in an Availability Zone that does not support Outposts',
  fix: `Use an Availability Zone other than ${ZONES_WITHOUT_OUTPOSTS.join(', ')}`,
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/order-outpost-capacity.html',
  on: 'outpost',
  when: ({ location }) => !!location,
  needs: ['availabilityZoneId'],
  check: ({ availabilityZoneId }) =>
    availabilityZoneId && ZONES_WITHOUT_OUTPOSTS.includes(availabilityZoneId)
      ? { property: 'AvailabilityZoneId', message: `Availability Zone ${availabilityZoneId} does not support Outposts` }
      : undefined,
  get examples() {
    return { bad: outpost('use1-az3'), good: outpost('use1-az4') };
  },
});
