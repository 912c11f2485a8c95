import { resolverEndpoint } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const endpoint = (properties: object) => inTemplate({ Endpoint: resolverEndpoint(properties) });

export const resolverEndpointWithoutInstanceType = rule({
  id: 'resolver-endpoint-without-instance-type',
  enforces: ['R53-2'],
  severity: 'error',
  title: 'A Resolver endpoint specifies only one of OutpostArn and PreferredInstanceType, which are required together',
  fix: 'Specify both OutpostArn and PreferredInstanceType, or neither; `OutpostResolverEndpoint` specifies both',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html',
  on: 'resolverEndpoint',
  needs: ['outpost', 'preferredInstanceType'],
  check: ({ outpost, preferredInstanceType }) => {
    if (outpost && preferredInstanceType === null) {
      return { property: 'OutpostArn', message: `OutpostArn (Outpost ${outpost.id}) is specified without PreferredInstanceType` };
    }
    return outpost === null && typeof preferredInstanceType === 'string'
      ? {
          property: 'PreferredInstanceType',
          message: `PreferredInstanceType ${preferredInstanceType} is specified without OutpostArn`,
        }
      : undefined;
  },
  get examples() {
    return { bad: endpoint({}), good: endpoint({ PreferredInstanceType: 'm5.xlarge' }) };
  },
});
