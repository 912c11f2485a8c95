import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ApplicationTargetGroup, TargetType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { IpTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import { PrivateHostedZone } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import * as fc from 'fast-check';
import { TrafficShift, type TrafficWeights } from '../../lib/patterns';
import { newStack } from '../plant';

function shift(shares: TrafficWeights) {
  const stack = newStack();
  const vpc = new Vpc(stack, 'Vpc');
  const loadBalancer = new ApplicationLoadBalancer(stack, 'Door', { vpc });
  const common = { vpc, port: 8080, targetType: TargetType.IP };
  new TrafficShift(stack, 'Shift', {
    zone: new PrivateHostedZone(stack, 'Zone', { vpc, zoneName: 'plant.internal' }),
    recordName: 'orders',
    weights: shares,
    listener: loadBalancer.addListener('Orders', { port: 80 }),
    onPremises: new ApplicationTargetGroup(stack, 'Old', { ...common, targets: [new IpTarget('192.168.7.10', 8080, 'all')] }),
    outpost: new ApplicationTargetGroup(stack, 'New', common),
    outpostTarget: new LoadBalancerTarget(loadBalancer),
    regionTarget: new LoadBalancerTarget(new ApplicationLoadBalancer(stack, 'RegionDoor', { vpc })),
  });
  const template = Template.fromStack(stack);
  const [{ Properties: listener }] = Object.values(template.findResources('AWS::ElasticLoadBalancingV2::Listener'));
  const [old, now] = listener.DefaultActions[0].ForwardConfig.TargetGroups.map(({ Weight }: { Weight: number }) => Weight);
  const records = Object.values(template.findResources('AWS::Route53::RecordSet')).map(({ Properties: p }) => [p.SetIdentifier, p.Weight]);
  const { Outpost, Region } = Object.fromEntries(records) as { Outpost: number; Region: number };
  return { old, now, Outpost, Region };
}

test('whatever the shares are, the weights of records and target groups together come to them', () => {
  const shares = fc
    .tuple(fc.nat(100), fc.nat(100))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    .map(([low, high]) => ({ onPremises: low, outpost: high - low, region: 100 - high }));
  fc.assert(
    fc.property(shares, ({ onPremises, outpost, region }) => {
      const { old, now, Outpost, Region } = shift({ onPremises, outpost, region });
      const atDoor = Outpost / (Outpost + Region);
      expect(100 * atDoor * (old / (old + now))).toBeCloseTo(onPremises);
      expect(100 * atDoor * (now / (old + now))).toBeCloseTo(outpost);
      expect(100 * (Region / (Outpost + Region))).toBeCloseTo(region);
    }),
    { numRuns: 40 },
  );
});

test('what arrives at the Outpost although nothing should is for the Outpost', () => {
  expect(shift({ onPremises: 0, outpost: 0, region: 100 })).toEqual({ old: 0, now: 1, Outpost: 0, Region: 100 });
});

test.each([
  [{ onPremises: 50, outpost: 40, region: 0 }, '50, 40, 0'],
  [{ onPremises: 33.3, outpost: 33.3, region: 33.4 }, '33.3, 33.3, 33.4'],
  [{ onPremises: 120, outpost: -20, region: 0 }, '120, -20, 0'],
])('fails for weights that are not whole percentages of 100: %j', (weights, got) => {
  expect(() => shift(weights)).toThrow(`weights must be whole percentages that add up to 100, got ${got}`);
});
