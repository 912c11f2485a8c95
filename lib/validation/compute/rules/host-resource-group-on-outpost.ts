import { instanceOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { placeOf } from '../place-of';
import { rule } from '../../rule';

const instance = (host: object) => inTemplate(instanceOnOutpost({ InstanceType: 'm5.xlarge', Tenancy: 'host', ...host }));

export const hostResourceGroupOnOutpost = rule({
  id: 'host-resource-group-on-outpost',
  enforces: ['DH-6'],
  severity: 'error',
  title: 'An instance on an Outpost specifies a host resource group',
  fix: 'Specify a Dedicated Host by its HostId: Outposts support neither host resource groups nor AWS License Manager',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'launch',
  onOutpost: true,
  needs: ['hasHostResourceGroup'],
  check: (launch) => {
    const { outpost, hasHostResourceGroup } = launch;
    return outpost && hasHostResourceGroup
      ? {
          ...placeOf(launch, 'HostResourceGroupArn', 'Placement.HostResourceGroupArn'),
          message: `host resource groups are not supported on Outposts (${outpost.id})`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: instance({ HostResourceGroupArn: 'arn:aws:resource-groups:us-west-2:111122223333:group/hosts' }),
      good: instance({ HostId: 'h-0123456789abcdef0' }),
    };
  },
});
