import { onFirstGenerationRack, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const subnet = (AvailabilityZone: string) => ({
  ...onFirstGenerationRack({ Plant: outpostSubnet({ AvailabilityZone }) }),
  account: '111122223333',
});

export const availabilityZoneDiffersFromOutpost = rule({
  id: 'availability-zone-differs-from-outpost',
  enforces: ['OP-6', 'NET-2', 'DH-8', 'CR-4'],
  severity: 'error',
  title: 'A resource specifies an Availability Zone that is not that of its Outpost',
  fix: 'Set AvailabilityZone to the Availability Zone of the Outpost; `OutpostSubnet` and `with(outpost.placement)` do it',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html',
  on: 'placement',
  onOutpost: true,
  // Accounts give their zones names of their own, so those of two accounts cannot be compared.
  when: ({ availabilityZone, account, outpost }) =>
    availabilityZone !== null && (!account || !outpost?.ownerId || account === outpost.ownerId),
  needs: ['availabilityZone', 'account?', 'outpost.ownerId?', 'outpost.availabilityZone'],
  check: ({ availabilityZone, outpost }) =>
    availabilityZone && outpost?.availabilityZone && availabilityZone !== outpost.availabilityZone
      ? {
          property: 'AvailabilityZone',
          message: `Availability Zone is ${availabilityZone}, but Outpost ${outpost.id} is in ${outpost.availabilityZone}`,
        }
      : undefined,
  get examples() {
    return { bad: subnet('us-west-2b'), good: subnet('us-west-2a') };
  },
});
