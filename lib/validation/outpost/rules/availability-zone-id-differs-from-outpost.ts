import { inTemplate, OUTPOST_ARN, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const subnet = (AvailabilityZoneId: string) => ({
  ...inTemplate({ Plant: outpostSubnet({ AvailabilityZone: undefined, AvailabilityZoneId }) }),
  inventory: { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN, AvailabilityZoneId: 'usw2-az1' } }] },
});

export const availabilityZoneIdDiffersFromOutpost = rule({
  id: 'availability-zone-id-differs-from-outpost',
  enforces: ['OP-6', 'NET-2', 'ID-9'],
  severity: 'error',
  title: 'A resource specifies an Availability Zone ID that is not that of its Outpost',
  fix: 'Set AvailabilityZoneId to the Availability Zone ID of the Outpost, which is the same in all accounts',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'placement',
  onOutpost: true,
  when: ({ availabilityZoneId }) => availabilityZoneId !== null,
  needs: ['availabilityZoneId', 'outpost.availabilityZoneId'],
  check: ({ outpost, availabilityZoneId }) =>
    availabilityZoneId && outpost?.availabilityZoneId && availabilityZoneId !== outpost.availabilityZoneId
      ? {
          property: 'AvailabilityZoneId',
          message: `Availability Zone ID is ${availabilityZoneId}, but Outpost ${outpost.id} is in ${outpost.availabilityZoneId}`,
        }
      : undefined,
  get examples() {
    return { bad: subnet('usw2-az2'), good: subnet('usw2-az1') };
  },
});
