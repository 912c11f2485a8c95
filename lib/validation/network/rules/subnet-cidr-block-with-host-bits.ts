import { firstAddress } from '../../../catalog/cidr';
import { inTemplate, outpostSubnet } from '../../example';
import { isInOutpostVpc } from '../subnets-of-vpc';
import { rule } from '../../rule';

const subnet = (CidrBlock: string) => inTemplate({ Plant: outpostSubnet({ CidrBlock }) });

export const subnetCidrBlockWithHostBits = rule({
  id: 'subnet-cidr-block-with-host-bits',
  enforces: ['NET-23'],
  severity: 'warning',
  title: 'The CIDR block of a subnet has host bits set, which Amazon EC2 clears',
  fix: 'Specify the first address of the CIDR block',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html',
  on: 'subnet',
  when: isInOutpostVpc,
  needs: ['outpost?', 'vpc?', 'cidrBlock?'],
  check: ({ cidrBlock }) => {
    const [address, length] = cidrBlock?.split('/') ?? [];
    const first = firstAddress(cidrBlock);
    return first && length && first !== address
      ? { property: 'CidrBlock', message: `CIDR block ${cidrBlock} is created as ${first}/${length}` }
      : undefined;
  },
  get examples() {
    return { bad: subnet('10.0.8.5/24'), good: subnet('10.0.8.0/24') };
  },
});
