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

/** Whether instances ask DNS servers of the user, or may do so. */
function mayHaveOwnServers(vpc: Vpc, facts: Facts): boolean {
  // Those of a VPC that was there before are not in the templates.
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
  title: 'Names do not resolve on an Outpost that may be cut off: the resolver of its VPC is in the Region',
  fix: 'Put a resolver on the Outpost with AWS::Route53Resolver::OutpostResolver, or name DNS servers in the building in the DHCP options of the VPC',
  source: WITHOUT_SERVICE_LINK.noResolver.source,
  on: 'outpost',
  // A server takes no resolver.
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
        message: `no template puts a resolver on ${nameOf(outpost)}, and the VPC names no other DNS server`,
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
