import { differ } from '../../facts/fact';
import { instanceOnOutpost } from '../example';
import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const instance = (outpost: object) =>
  inTemplate({
    ...instanceOnOutpost({ InstanceType: 'm5.xlarge', Tenancy: 'host', HostId: { Ref: 'Host' } }),
    Host: resource('AWS::EC2::Host', { AvailabilityZone: 'us-west-2a', InstanceType: 'm5.xlarge', ...outpost }),
  });

export const dedicatedHostIsNotOnOutpostOfInstance = rule({
  id: 'dedicated-host-is-not-on-outpost-of-instance',
  enforces: ['DH-1', 'EC2-12'],
  severity: 'error',
  title: 'An instance and its Dedicated Host are not on the same Outpost',
  fix: 'Set OutpostArn of the Dedicated Host to the Outpost of the instance; `host.with(outpost.placement)` sets it',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'instance',
  when: ({ outpost, host }) => !!outpost || !!host?.outpost,
  needs: ['outpost', 'host.outpost'],
  check: ({ outpost, host }) => {
    const where = host?.outpost;
    if (outpost === undefined || where === undefined || outpost === where || (outpost && where && !differ(outpost, where)))
      return undefined;
    return {
      property: 'HostId',
      message: `the instance is ${outpost ? `on ${outpost.id}` : 'in the Region'}, but its Dedicated Host is ${where ? `on ${where.id}` : 'in the Region'}`,
    };
  },
  get examples() {
    return { bad: instance({}), good: instance({ OutpostArn: OUTPOST_ARN }) };
  },
});
