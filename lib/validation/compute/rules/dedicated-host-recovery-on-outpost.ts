import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const host = (properties: object) =>
  inTemplate({
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', OutpostArn: OUTPOST_ARN, ...properties }),
  });

export const dedicatedHostRecoveryOnOutpost = rule({
  id: 'dedicated-host-recovery-on-outpost',
  enforces: ['DH-5'],
  severity: 'error',
  title: 'Host recovery is enabled for a Dedicated Host on an Outpost',
  fix: 'Set HostRecovery to off: Outposts do not support host recovery',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'host',
  onOutpost: true,
  needs: ['hostRecovery'],
  check: ({ outpost, hostRecovery }) =>
    outpost && hostRecovery === 'on'
      ? { property: 'HostRecovery', message: `host recovery is not supported on Outposts (${outpost.id})` }
      : undefined,
  get examples() {
    return {
      bad: host({ InstanceType: 'm5.xlarge', HostRecovery: 'on' }),
      good: host({ InstanceType: 'm5.xlarge', HostRecovery: 'off' }),
    };
  },
});
