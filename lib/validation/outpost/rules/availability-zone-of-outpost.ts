import { onFirstGenerationRack, outpostSubnet } from '../../example';
import { rule } from '../../rule';

const subnet = (AvailabilityZone: string) => onFirstGenerationRack({ Plant: outpostSubnet({ AvailabilityZone }) });

export const availabilityZoneOfOutpost = rule({
  id: 'availability-zone-of-outpost',
  enforces: ['NET-2', 'DH-8', 'CR-4'],
  severity: 'error',
  title: 'A resource names another Availability Zone than that of its Outpost',
  fix: 'Set AvailabilityZone to the zone of the Outpost; `OutpostSubnet` and `with(outpost.placement)` take it from there',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
  on: 'placement',
  // An Outpost may be declared by the ID of its zone alone.
  knowing: ['outpost.id', 'availabilityZone'],
  check: ({ availabilityZone, outpost, account }) => {
    // Accounts give their zones names of their own, so that those of two accounts cannot be compared.
    const isSharedWith = account && outpost?.ownerId && account !== outpost.ownerId;
    return !isSharedWith && availabilityZone && outpost?.availabilityZone && availabilityZone !== outpost.availabilityZone
      ? { property: 'AvailabilityZone', message: `the zone is ${availabilityZone}, and the Outpost is in ${outpost.availabilityZone}` }
      : undefined;
  },
  get examples() {
    return { bad: subnet('us-west-2b'), good: subnet('us-west-2a') };
  },
});
