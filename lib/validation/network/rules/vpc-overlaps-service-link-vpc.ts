import { overlap } from '../../../catalog/cidr';
import { differ } from '../../facts/fact';
import { inTemplate, resource } from '../../example';
import { associationOfVpc, serviceLinkEndpoint } from '../example';
import { rule } from '../../rule';

const network = (CidrBlock: string) =>
  inTemplate({
    ...serviceLinkEndpoint(),
    Vpc: resource('AWS::EC2::VPC', { CidrBlock }),
    VpcAssociation: associationOfVpc,
  });

export const vpcOverlapsServiceLinkVpc = rule({
  id: 'vpc-overlaps-service-link-vpc',
  enforces: ['VIF-12'],
  severity: 'warning',
  title: 'A VPC that is associated with a local gateway route table overlaps with the service link VPC',
  fix: 'Use CIDR blocks for the two VPCs that do not overlap',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html',
  on: 'localGatewayVpcAssociation',
  when: (_, facts) => facts.by('vpcEndpoint', 'isOfServiceLink', true).length > 0,
  needs: ['vpc.cidrBlock', 'routeTable.mode?'],
  check: ({ vpc, routeTable }, facts) => {
    // In CoIP mode, the on-premises network uses the addresses of the CoIP pool.
    if (!vpc || routeTable?.mode === 'coip') return undefined;
    const anchor = facts
      .by('vpcEndpoint', 'isOfServiceLink', true)
      .map((endpoint) => endpoint.vpc)
      .find((other) => differ(other, vpc) && overlap(other?.cidrBlock, vpc.cidrBlock));
    return anchor
      ? { property: 'VpcId', message: `CIDR block ${vpc.cidrBlock} of the VPC overlaps with ${anchor.cidrBlock} of the service link VPC` }
      : undefined;
  },
  get examples() {
    return { bad: network('10.48.0.0/14'), good: network('10.0.0.0/16') };
  },
});
