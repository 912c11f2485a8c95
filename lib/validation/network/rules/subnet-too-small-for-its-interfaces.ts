import { addressCount } from '../../../catalog/cidr';
import { onServer } from '../../example';
import { instanceWithSecondInterface } from '../example';
import { rule } from '../../rule';

/** The first four addresses of a subnet and the last. */
const RESERVED = 5;

const server = (CidrBlock: string) => {
  const instances = [1, 2, 3, 4, 5, 6].map((number) => [`App${number}`, instanceWithSecondInterface().App]);
  return onServer({ ...instanceWithSecondInterface({}, { CidrBlock }), ...Object.fromEntries(instances) });
};

export const subnetTooSmallForItsInterfaces = rule({
  id: 'subnet-too-small-for-its-interfaces',
  enforces: ['LNI-6'],
  severity: 'error',
  title: 'A subnet on an Outpost has fewer addresses than network interfaces, local ones included',
  fix: 'Give the subnet a larger CIDR block: a local network interface takes an address of it that nobody can use',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  on: 'subnet',
  onOutpost: true,
  needs: ['cidrBlock', 'interfaceCount'],
  check: ({ cidrBlock, interfaceCount }) => {
    const free = (addressCount(cidrBlock) ?? Infinity) - RESERVED;
    return typeof interfaceCount === 'number' && interfaceCount > free
      ? { property: 'CidrBlock', message: `${cidrBlock} has ${free} addresses, and ${interfaceCount} network interfaces are in the subnet` }
      : undefined;
  },
  get examples() {
    return { bad: server('10.0.8.0/28'), good: server('10.0.8.0/27') };
  },
});
