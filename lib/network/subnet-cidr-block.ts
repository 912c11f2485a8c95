import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { addressCount, firstAddress } from '../catalog/cidr';

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const LONGEST_PREFIX = 28;
const SHORTEST_PREFIX = 16;

/** Throws if the IPv4 CIDR block of a subnet is not one that a subnet can have. A token is checked by AWS at deployment. */
export function checkSubnetCidrBlock(subnet: IConstruct, cidr: string): void {
  if (Token.isUnresolved(cidr)) return;
  const fail = (problem: string, advice: string) => {
    throw new Error(`ipv4CidrBlock of subnet '${subnet.node.path}' ${problem}, got '${cidr}'; ${advice}`);
  };
  const size = `/${SHORTEST_PREFIX} to /${LONGEST_PREFIX}`;
  const [address, length] = cidr.split('/');
  if (addressCount(cidr) === undefined || length === undefined) {
    return fail('must be an IPv4 CIDR block', `specify an address and a prefix length of ${size}, such as '10.0.8.0/24'`);
  }
  if (Number(length) < SHORTEST_PREFIX || Number(length) > LONGEST_PREFIX) {
    return fail(`must have a prefix length of ${size}`, `specify another size, such as '${firstAddress(`${address}/24`)}/24'`);
  }
  if (firstAddress(cidr) !== address) return fail('must not have host bits set', `specify '${firstAddress(cidr)}/${length}'`);
}
