import { addressCount } from '../../../catalog/cidr';
import { onServer } from '../../example';
import { instanceWithSecondInterface } from '../example';
import { rule } from '../../rule';

/** Reserved IP addresses of a subnet: the first four and the last. */
const RESERVED = 5;

const server = (CidrBlock: string) => {
  const instances = [1, 2, 3, 4, 5, 6].map((number) => [`App${number}`, instanceWithSecondInterface().App]);
  return onServer({ ...instanceWithSecondInterface({}, { CidrBlock }), ...Object.fromEntries(instances) });
};

export const subnetTooSmallForItsInterfaces = rule({
  id: 'subnet-too-small-for-its-interfaces',
  enforces: ['LNI-6'],
  severity: 'error',
  title: 'A subnet on an Outpost has fewer IP addresses than network interfaces, including local network interfaces',
  fix: 'Use a larger CIDR block for the subnet: a local network interface also takes one of its IP addresses, which is then not usable',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  on: 'subnet',
  onOutpost: true,
  needs: ['cidrBlock', 'interfaceCount'],
  check: ({ cidrBlock, interfaceCount }) => {
    const free = (addressCount(cidrBlock) ?? Infinity) - RESERVED;
    return typeof interfaceCount === 'number' && interfaceCount > free
      ? {
          property: 'CidrBlock',
          message: `${cidrBlock}: ${interfaceCount} IP addresses required for network interfaces, ${free} available`,
        }
      : undefined;
  },
  get examples() {
    return { bad: server('10.0.8.0/28'), good: server('10.0.8.0/27') };
  },
});
