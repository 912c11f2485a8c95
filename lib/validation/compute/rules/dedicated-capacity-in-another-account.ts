import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

/** Resources that reserve hosts or slots of an Outpost. */
const RESERVING = ['AWS::EC2::CapacityReservation', 'AWS::EC2::Host'];

const host = (account: string) => ({
  ...inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceFamily: 'm5', OutpostArn: OUTPOST_ARN }),
  }),
  account,
});

export const dedicatedCapacityInAnotherAccount = rule({
  id: 'dedicated-capacity-in-another-account',
  enforces: ['RAM-5'],
  severity: 'warning',
  title: 'A Dedicated Host or Capacity Reservation is created on the Outpost of another account',
  fix: 'Create it in the account that owns the Outpost, and share it with AWS Resource Access Manager (AWS RAM)',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'placement',
  onOutpost: true,
  when: ({ type }) => RESERVING.includes(type),
  needs: ['account', 'outpostArn?', 'outpost.ownerId?'],
  check: ({ type, property, account, outpostArn, outpost }) => {
    const ownerId = outpost?.ownerId ?? /:(\d{12}):outpost\//.exec(outpostArn ?? '')?.[1];
    return account && outpost && ownerId && account !== ownerId
      ? { property, message: `${type} is in account ${account}, and account ${ownerId} owns Outpost ${outpost.id}` }
      : undefined;
  },
  get examples() {
    return { bad: host('444455556666'), good: host('111122223333') };
  },
});
