import { inTemplate, OUTPOST_ARN, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const network = (subnet: object) =>
  inTemplate({
    Subnet: subnet as ReturnType<typeof resource>,
    Resolver: resource('AWS::Route53Resolver::OutpostResolver', {
      Name: 'plant',
      OutpostArn: OUTPOST_ARN,
      PreferredInstanceType: 'm5.xlarge',
    }),
    Firewall: resource('AWS::Route53Resolver::FirewallRuleGroupAssociation', {
      FirewallRuleGroupId: 'rslvr-frg-0123456789abcdef',
      Priority: 101,
      VpcId: 'vpc-0123456789abcdef0',
    }),
  });

export const dnsFirewallWithoutOutpostSubnets = rule({
  id: 'dns-firewall-without-outpost-subnets',
  enforces: ['R53-5'],
  severity: 'warning',
  title: 'Route 53 Resolver DNS Firewall of a VPC does not filter DNS queries that the Resolver on an Outpost answers',
  fix: 'Filter DNS queries on the Outpost yourself, or acknowledge that they are not filtered',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
  on: 'dnsFirewallAssociation',
  needs: ['vpc'],
  check: ({ vpc }, facts) => {
    const subnet = vpc
      ? facts.by('subnet', 'vpc', vpc).find(({ outpost }) => outpost && facts.by('outpostResolver', 'outpost', outpost).length > 0)
      : undefined;
    return (
      subnet && { property: 'VpcId', message: `DNS queries from subnet ${subnet.id} on Outpost ${subnet.outpost?.id} are not filtered` }
    );
  },
  get examples() {
    return { bad: network(outpostSubnet()), good: network(regionSubnet()) };
  },
});
