import { Token } from 'aws-cdk-lib';
import { addressCount, firstAddress, overlap } from '../catalog/cidr';

/** What a property with CIDR blocks accepts. */
interface CidrBlockOptions {
  /** The property and its construct, such as `cidrs of CoIP pool 'Plant/Pool'`. */
  readonly of: string;
  /** A CIDR block that it accepts. */
  readonly example: string;
  /** @default - all prefix lengths */
  readonly prefixes?: readonly [shortest: number, longest: number];
}

/** Throws if a text is not an IPv4 CIDR block that a property accepts. A token is checked by AWS at deployment. */
export function checkCidrBlock(cidr: string, { of, example, prefixes: [shortest, longest] = [0, 32] }: CidrBlockOptions): void {
  if (Token.isUnresolved(cidr)) return;
  const fail = (problem: string, advice: string) => {
    throw new Error(`${of} ${problem}, got '${cidr}'; ${advice}`);
  };
  const size = `/${shortest} to /${longest}`;
  const [address, length] = cidr.split('/');
  if (addressCount(cidr) === undefined || length === undefined) {
    return fail('must be an IPv4 CIDR block', `specify an address and a prefix length of ${size}, such as '${example}'`);
  }
  if (Number(length) < shortest || Number(length) > longest) {
    const usual = example.split('/')[1];
    return fail(`must have a prefix length of ${size}`, `specify another size, such as '${firstAddress(`${address}/${usual}`)}/${usual}'`);
  }
  if (firstAddress(cidr) !== address) return fail('must not have host bits set', `specify '${firstAddress(cidr)}/${length}'`);
}

/** Throws if a text in a list is not an IPv4 CIDR block, or overlaps another one. */
export function checkCidrBlocks(cidrs: readonly string[], options: CidrBlockOptions): void {
  if (Token.isUnresolved(cidrs)) return;
  cidrs.forEach((cidr, index) => {
    checkCidrBlock(cidr, options);
    const other = cidrs.slice(0, index).find((earlier) => overlap(earlier, cidr));
    if (other !== undefined) throw new Error(`${options.of} must not overlap, got '${other}' and '${cidr}'; remove one of them`);
  });
}
