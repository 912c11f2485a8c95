import { differ, nameOf, type Facts } from '../../facts/fact';
import type { Vpc } from '../facts/vpc';
import type { Json } from '../../facts/template';
import { SERVER } from '../../../catalog/generations';
import { WITHOUT_SERVICE_LINK } from '../../../catalog/without-service-link';
import { expectingDisconnects, OUTPOST_ARN, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const vpcWith = (more: { readonly [logicalId: string]: Json } = {}) =>
  expectingDisconnects(8, {
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' } }),
    ...more,
  });

/** Whether instances use, or may use, DNS servers other than the Resolver of the VPC. */
function mayHaveOwnServers(vpc: Vpc, facts: Facts): boolean {
  // The DHCP options of an existing VPC are not in the templates.
  if (vpc.origin !== 'template' || !vpc.enableDnsSupport) return true;
  return facts.all('dhcpOptionsAssociation').some((association) => {
    const servers = association.dhcpOptions?.ownDnsServers;
    return !differ(association.vpc, vpc) && (!servers || servers.length > 0);
  });
}

export const nameResolutionWithoutRegion = rule({
  id: 'name-resolution-without-region',
  enforces: ['CUT-4'],
  severity: 'warning',
  title: 'DNS queries on an Outpost fail during its expected service link outages, because the Resolver of its VPC is in the Region',
  fix: 'Create an AWS::Route53Resolver::OutpostResolver on the Outpost, as `OutpostResolver` does, or specify on-premises DNS servers in the DHCP options of the VPC',
  source: WITHOUT_SERVICE_LINK.noResolver.source,
  on: 'outpost',
  // Outposts servers do not support Route 53 Resolver.
  when: ({ expectedDisconnectHours, hardware }) => !!expectedDisconnectHours && hardware !== SERVER,
  needs: ['expectedDisconnectHours?', 'hardware?'],
  check: (outpost, facts) => {
    if (facts.all('outpostResolver').some((resolver) => !differ(resolver.outpost, outpost))) return undefined;
    const subnets = facts.by('subnet', 'outpost', outpost);
    return [...new Set(subnets.map(({ vpc }) => vpc))]
      .filter((vpc) => vpc && !mayHaveOwnServers(vpc, facts))
      .map((vpc) => ({
        at: subnets.find((subnet) => subnet.vpc === vpc),
        property: 'OutpostArn',
        message: `no template creates a Resolver on ${nameOf(outpost)}, and the VPC specifies no other DNS server`,
      }));
  },
  get examples() {
    return {
      bad: vpcWith(),
      good: vpcWith({
        Resolver: resource('AWS::Route53Resolver::OutpostResolver', {
          Name: 'plant',
          OutpostArn: OUTPOST_ARN,
          PreferredInstanceType: 'm5.xlarge',
        }),
      }),
    };
  },
});
