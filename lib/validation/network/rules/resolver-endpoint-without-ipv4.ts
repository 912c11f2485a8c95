import { resolverEndpoint } from '../example';
import { inTemplate } from '../../example';
import { rule } from '../../rule';

const endpoint = (ResolverEndpointType: string) =>
  inTemplate({ Endpoint: resolverEndpoint({ PreferredInstanceType: 'm5.xlarge', ResolverEndpointType }) });

export const resolverEndpointWithoutIpv4 = rule({
  id: 'resolver-endpoint-without-ipv4',
  enforces: ['R53-3'],
  severity: 'error',
  title: 'A Resolver endpoint on an Outpost is not of type IPV4, the only type that is supported on Outposts',
  fix: 'Set ResolverEndpointType to IPV4',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
  on: 'resolverEndpoint',
  onOutpost: true,
  needs: ['type'],
  check: ({ outpost, type }) =>
    outpost && type && type !== 'IPV4'
      ? { property: 'ResolverEndpointType', message: `endpoint type ${type} is not supported on Outposts` }
      : undefined,
  get examples() {
    return { bad: endpoint('DUALSTACK'), good: endpoint('IPV4') };
  },
});
