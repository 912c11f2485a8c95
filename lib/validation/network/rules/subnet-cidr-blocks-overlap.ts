import { inTemplate, outpostSubnet, regionSubnet } from '../../example';
import { isInOutpostVpc, overlappingSubnet } from '../subnets-of-vpc';
import { nameOf } from '../../facts/fact';
import { rule } from '../../rule';

const subnets = (CidrBlock: string) =>
  inTemplate({ Region: regionSubnet({ CidrBlock: '10.0.0.0/17' }), Plant: outpostSubnet({ CidrBlock }) });

export const subnetCidrBlocksOverlap = rule({
  id: 'subnet-cidr-blocks-overlap',
  enforces: ['NET-23'],
  severity: 'error',
  title: 'The CIDR blocks of two subnets of a VPC overlap',
  fix: 'Specify a CIDR block that no other subnet of the VPC uses; subnets of ec2.Vpc use all addresses of the VPC unless cidrMask is set',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
  on: 'subnet',
  when: isInOutpostVpc,
  needs: ['outpost?', 'vpc?', 'cidrBlock?'],
  check: (subnet, facts) => {
    const other = overlappingSubnet(subnet, facts);
    return (
      other && { property: 'CidrBlock', message: `CIDR block ${subnet.cidrBlock} overlaps with ${other.cidrBlock} of ${nameOf(other)}` }
    );
  },
  get examples() {
    return { bad: subnets('10.0.8.0/24'), good: subnets('10.0.128.0/24') };
  },
});
