import { instanceOnOutpost } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const instance = (host: object) => inTemplate(instanceOnOutpost({ InstanceType: 'm5.xlarge', Tenancy: 'host', ...host }));

export const hostResourceGroupOnOutpost = rule({
  id: 'host-resource-group-on-outpost',
  enforces: ['DH-6'],
  severity: 'error',
  title: 'An instance on an Outpost is to run in a host resource group',
  fix: 'Name a Dedicated Host by its HostId: Outposts have neither host resource groups nor License Manager',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html',
  on: 'launch',
  onOutpost: true,
  needs: ['hasHostResourceGroup'],
  check: ({ outpost, hasHostResourceGroup }) =>
    outpost && hasHostResourceGroup ? { property: 'HostResourceGroupArn', message: 'the instance is on an Outpost' } : undefined,
  get examples() {
    return {
      bad: instance({ HostResourceGroupArn: 'arn:aws:resource-groups:us-west-2:111122223333:group/hosts' }),
      good: instance({ HostId: 'h-0123456789abcdef0' }),
    };
  },
});
