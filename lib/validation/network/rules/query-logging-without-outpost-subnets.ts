import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const network = (subnet: object) =>
  inTemplate({
    Subnet: subnet as ReturnType<typeof resource>,
    QueryLogging: resource('AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation', {
      ResolverQueryLogConfigId: 'rqlc-0123456789abcdef',
      ResourceId: 'vpc-0123456789abcdef0',
    }),
  });

export const queryLoggingWithoutOutpostSubnets = rule({
  id: 'query-logging-without-outpost-subnets',
  enforces: ['NET-19'],
  severity: 'warning',
  title: 'Resolver query logging for a VPC does not log DNS queries from its subnets on an Outpost',
  fix: 'Log DNS queries on the Outpost yourself, or acknowledge that they are not logged',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/how-outposts-works.html',
  on: 'queryLoggingAssociation',
  needs: ['vpc'],
  check: ({ vpc }, facts) => {
    const subnet = vpc ? facts.by('subnet', 'vpc', vpc).find(({ outpost }) => outpost) : undefined;
    return (
      subnet && { property: 'ResourceId', message: `DNS queries from subnet ${subnet.id} on Outpost ${subnet.outpost?.id} are not logged` }
    );
  },
  get examples() {
    return { bad: network(outpostSubnet()), good: network(regionSubnet()) };
  },
});
