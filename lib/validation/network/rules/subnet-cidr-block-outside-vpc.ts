import { contains, isIpv4 } from '../../../catalog/cidr';
import { inTemplate, outpostSubnet, resource } from '../../example';
import { isInOutpostVpc } from '../subnets-of-vpc';
import { nameOf } from '../../facts/fact';
import { rule } from '../../rule';

const subnet = (CidrBlock: string) =>
  inTemplate({
    Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    Secondary: resource('AWS::EC2::VPCCidrBlock', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.1.0.0/16' }),
    Plant: outpostSubnet({ VpcId: { Ref: 'Vpc' }, CidrBlock }),
  });

export const subnetCidrBlockOutsideVpc = rule({
  id: 'subnet-cidr-block-outside-vpc',
  enforces: ['NET-23'],
  severity: 'error',
  title: 'The CIDR block of a subnet is outside the CIDR blocks of its VPC',
  fix: 'Specify a CIDR block inside a CIDR block of the VPC, or associate a secondary CIDR block with the VPC, which the subnet depends on',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  on: 'subnet',
  when: isInOutpostVpc,
  needs: ['outpost?', 'cidrBlock?', 'vpc.cidrBlocks?'],
  check: ({ cidrBlock, vpc }) =>
    cidrBlock && isIpv4(cidrBlock) && vpc?.cidrBlocks && !vpc.cidrBlocks.some((block) => !isIpv4(block) || contains(block, cidrBlock))
      ? { property: 'CidrBlock', message: `CIDR block ${cidrBlock} is outside ${nameOf(vpc)}, which has ${vpc.cidrBlocks.join(', ')}` }
      : undefined,
  get examples() {
    return { bad: subnet('10.2.8.0/24'), good: subnet('10.1.8.0/24') };
  },
});
