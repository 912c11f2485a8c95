import { addressCount } from '../../../catalog/cidr';
import { inTemplate, outpostSubnet } from '../../example';
import { isInOutpostVpc } from '../subnets-of-vpc';
import { rule } from '../../rule';

const LARGEST = 2 ** 16;
const SMALLEST = 2 ** 4;
const subnet = (CidrBlock: string) => inTemplate({ Plant: outpostSubnet({ CidrBlock }) });

export const subnetCidrBlockIsInvalid = rule({
  id: 'subnet-cidr-block-is-invalid',
  enforces: ['NET-23'],
  severity: 'error',
  title: 'The CIDR block of a subnet is malformed, or its prefix length is not between /16 and /28',
  fix: 'Specify an IPv4 CIDR block with a prefix length of /16 to /28, such as 10.0.8.0/24',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
  on: 'subnet',
  when: isInOutpostVpc,
  needs: ['outpost?', 'vpc?', 'cidrBlock?'],
  check: ({ cidrBlock }) => {
    if (typeof cidrBlock !== 'string') return undefined;
    const addresses = cidrBlock.includes('/') ? addressCount(cidrBlock) : undefined;
    if (addresses !== undefined && addresses >= SMALLEST && addresses <= LARGEST) return undefined;
    const problem =
      addresses === undefined ? 'is not an IPv4 CIDR block' : `has ${addresses} addresses, ${SMALLEST} to ${LARGEST} are supported`;
    return { property: 'CidrBlock', message: `CIDR block ${JSON.stringify(cidrBlock)} ${problem}` };
  },
  get examples() {
    return { bad: subnet('10.0.8.0/29'), good: subnet('10.0.8.0/28') };
  },
});
