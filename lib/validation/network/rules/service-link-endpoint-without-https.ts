import { allowsNoHttps, HTTPS } from '../facts/security-group';
import { inTemplate } from '../../example';
import { serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const endpoint = (...ingress: object[]) => inTemplate(serviceLinkEndpoint({ ingress }));

export const serviceLinkEndpointWithoutHttps = rule({
  id: 'service-link-endpoint-without-https',
  enforces: ['SL-2'],
  severity: 'warning',
  title: 'The security groups of a VPC endpoint for the service link do not allow inbound HTTPS traffic',
  fix: 'Allow inbound TCP traffic on port 443 in a security group of the VPC endpoint',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'vpcEndpoint',
  when: ({ isOfServiceLink }) => !!isOfServiceLink,
  needs: ['isOfServiceLink?', 'securityGroups.ingress.protocol', 'securityGroups.ingress.fromPort', 'securityGroups.ingress.toPort'],
  check: ({ securityGroups }) =>
    securityGroups?.length && securityGroups.every((securityGroup) => allowsNoHttps(securityGroup))
      ? {
          property: 'SecurityGroupIds',
          message: `no rule of ${securityGroups.map(({ id }) => id).join(', ')} allows inbound TCP traffic on port ${HTTPS}`,
        }
      : undefined,
  get examples() {
    return {
      bad: endpoint({ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, CidrIp: '0.0.0.0/0' }),
      good: endpoint({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }),
    };
  },
});
