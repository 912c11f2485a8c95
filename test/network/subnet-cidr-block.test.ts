import { Fn } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { OutpostSubnet } from '../../lib';
import { newStack, plant } from '../plant';

function subnet(ipv4CidrBlock: string): OutpostSubnet {
  const stack = newStack();
  return new OutpostSubnet(stack, 'Line', { vpc: new CfnVPC(stack, 'Vpc'), outpost: plant(stack), ipv4CidrBlock });
}

test.each([
  ['10.0.8.0', 'must be an IPv4 CIDR block', "specify an address and a prefix length of /16 to /28, such as '10.0.8.0/24'"],
  ['10.0.8/24', 'must be an IPv4 CIDR block', 'specify an address'],
  ['10.0.256.0/24', 'must be an IPv4 CIDR block', 'specify an address'],
  ['10.0.8.0/33', 'must be an IPv4 CIDR block', 'specify an address'],
  ['', 'must be an IPv4 CIDR block', 'specify an address'],
  ['2001:db8::/64', 'must be an IPv4 CIDR block', 'specify an address'],
  ['10.0.0.0/15', 'must have a prefix length of /16 to /28', "specify another size, such as '10.0.0.0/24'"],
  ['10.0.8.4/30', 'must have a prefix length of /16 to /28', "specify another size, such as '10.0.8.0/24'"],
  ['10.0.8.5/24', 'must not have host bits set', "specify '10.0.8.0/24'"],
])('the CIDR block %j of a subnet is rejected with what to change', (cidr, problem, advice) => {
  expect(() => subnet(cidr)).toThrow(`ipv4CidrBlock of subnet 'Plant/Line' ${problem}, got '${cidr}'; ${advice}`);
});

test.each(['10.0.0.0/16', '10.0.8.16/28', '192.168.255.240/28'])('the CIDR block %s is accepted', (cidr) => {
  expect(subnet(cidr).ipv4CidrBlock).toBe(cidr);
});

test('a CIDR block that only the deployment knows is accepted', () => {
  const cidr = Fn.select(0, Fn.cidr('10.0.0.0/16', 4, '8'));
  expect(subnet(cidr).ipv4CidrBlock).toBe(cidr);
});
