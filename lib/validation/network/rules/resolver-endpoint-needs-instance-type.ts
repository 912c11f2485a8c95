import { inTemplate, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const endpoint = (properties: object) =>
  inTemplate({
    Endpoint: resource('AWS::Route53Resolver::ResolverEndpoint', {
      Direction: 'INBOUND',
      SecurityGroupIds: ['sg-0123456789abcdef0'],
      IpAddresses: [{ SubnetId: 'subnet-0123456789abcdef0' }, { SubnetId: 'subnet-0123456789abcdef0' }],
      OutpostArn: OUTPOST_ARN,
      ...properties,
    }),
  });

export const resolverEndpointNeedsInstanceType = rule({
  id: 'resolver-endpoint-needs-instance-type',
  enforces: ['R53-2'],
  severity: 'error',
  title: 'A Resolver endpoint has only one of OutpostArn and PreferredInstanceType, which go together',
  fix: 'Set both OutpostArn and PreferredInstanceType, or neither',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html',
  on: 'resolverEndpoint',
  needs: ['outpost', 'preferredInstanceType'],
  check: ({ outpost, preferredInstanceType }) => {
    if (outpost && preferredInstanceType === null) {
      return { property: 'OutpostArn', message: 'the endpoint has an OutpostArn and no PreferredInstanceType' };
    }
    return outpost === null && typeof preferredInstanceType === 'string'
      ? {
          property: 'PreferredInstanceType',
          message: `the endpoint has the PreferredInstanceType ${preferredInstanceType} and no OutpostArn`,
        }
      : undefined;
  },
  get examples() {
    return { bad: endpoint({}), good: endpoint({ PreferredInstanceType: 'm5.xlarge' }) };
  },
});
