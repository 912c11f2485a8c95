import { isForAction } from '../../residency/action-pattern';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

/** The action of an Outpost that connects. The AWS Outposts API does not require it of others. */
const CONNECTION = 'outposts:StartConnection';

const endpoint = (PrivateDnsEnabled: boolean) => {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: [CONNECTION, 'outposts:GetConnection'], Resource: '*' }];
  return inTemplate(serviceLinkEndpoint({ endpoint: { PrivateDnsEnabled, PolicyDocument: { Statement } } }));
};

export const serviceLinkEndpointWithPrivateDns = rule({
  id: 'service-link-endpoint-with-private-dns',
  enforces: ['SL-2'],
  severity: 'warning',
  title: 'A VPC endpoint whose policy is for the service link has private DNS names enabled',
  fix: 'Set PrivateDnsEnabled to false, as `ServiceLinkVpc` does. To call the AWS Outposts API from the VPC, create another VPC endpoint',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ service, hasPrivateDns }) => service === 'outposts' && !!hasPrivateDns,
  needs: ['service?', 'hasPrivateDns?', 'allowedActions'],
  check: ({ hasPrivateDns, allowedActions }) => {
    // A policy that allows all actions is of an endpoint for the AWS Outposts API as well.
    const isForConnection = allowedActions?.some((action) => !/^(\*|outposts:\*)$/i.test(action) && isForAction(action, CONNECTION));
    return hasPrivateDns && isForConnection
      ? { property: 'PrivateDnsEnabled', message: `private DNS names are enabled, but the endpoint policy allows ${CONNECTION}` }
      : undefined;
  },
  get examples() {
    return { bad: endpoint(true), good: endpoint(false) };
  },
});
