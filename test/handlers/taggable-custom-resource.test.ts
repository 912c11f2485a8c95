import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { CoipAddress, CoipPool } from '../../lib';
import { newApp } from '../plant';

test('the tag Name has the characters and the length that AWS accepts, whatever the path is', () => {
  const stack = new Stack(newApp(), 'Plant');
  let scope: Construct = stack;
  for (let depth = 0; depth < 12; depth++) scope = new Construct(scope, `Halle #${depth} (süd) 東京 with a long name`);
  new CoipAddress(scope, 'Address', { coipPool: CoipPool.fromCoipPoolId(stack, 'Pool', 'ipv4pool-coip-0a1b2c3d4e5f60718') });
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('Custom::OutpostsCustomerOwnedIp'));
  const [{ Key, Value }] = Properties.Tags as { Key: string; Value: string }[];
  expect(Key).toBe('Name');
  expect(Value).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+@-]{200,256}$/u);
  expect(Value).toMatch(/Halle -11 -süd- 東京 with a long name\/Address$/);
});
