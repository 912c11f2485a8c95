import { isForAction } from '../../residency/action-pattern';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const NEEDED = ['outposts:StartConnection', 'outposts:GetConnection'];

const endpoint = (...Action: string[]) =>
  inTemplate(
    serviceLinkEndpoint({ endpoint: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }] } } }),
  );

export const serviceLinkEndpointDeniesConnection = rule({
  id: 'service-link-endpoint-denies-connection',
  enforces: ['SL-2'],
  severity: 'warning',
  title: 'The endpoint policy of a VPC endpoint for the service link does not allow the Outpost to connect',
  fix: 'Allow outposts:StartConnection and outposts:GetConnection in the endpoint policy, or omit the policy',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ isOfServiceLink }) => !!isOfServiceLink,
  needs: ['isOfServiceLink?', 'allowedActions'],
  check: ({ allowedActions }) => {
    const denied = NEEDED.filter((needed) => allowedActions && !allowedActions.some((allowed) => isForAction(allowed, needed)));
    return denied.length > 0
      ? { property: 'PolicyDocument', message: `the endpoint policy does not allow ${denied.join(' and ')}` }
      : undefined;
  },
  get examples() {
    return { bad: endpoint('outposts:ListOutposts'), good: endpoint(...NEEDED) };
  },
});
