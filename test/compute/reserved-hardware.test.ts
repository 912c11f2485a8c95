import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { mixins } from '../../lib';
import { findingsOf, site, type Site } from '../validation/synthesized';

const machineImage = ec2.MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' });
const instanceType = new ec2.InstanceType('m5.xlarge');

const launchTemplate = ({ stack, vpc }: Site) =>
  new ec2.LaunchTemplate(stack, 'Template', {
    instanceType,
    machineImage,
    securityGroup: new ec2.SecurityGroup(stack, 'Workers', { vpc }),
  });

describe('an Auto Scaling group in a Capacity Reservation of the Outpost', () => {
  const findings = (reservedType: string, subnetsOf = ({ subnet }: Site): ec2.ISubnet[] => [subnet]) => {
    const plan = site();
    const { stack, vpc, outpost } = plan;
    const reserved = { instanceCount: 2, instancePlatform: 'Linux/UNIX', instanceType: reservedType };
    const reservation = new ec2.CfnCapacityReservation(stack, 'Kept', reserved);
    reservation.with(outpost.placement);
    const template = launchTemplate(plan);
    template.with(new mixins.LaunchTemplateCapacityReservation(reservation));
    new AutoScalingGroup(stack, 'Group', { vpc, vpcSubnets: { subnets: subnetsOf(plan) }, launchTemplate: template });
    return findingsOf(plan.app);
  };

  test('is fine where the type is the reserved one', () => {
    expect(findings('m5.xlarge')).toEqual([]);
  });

  test('finds no capacity of its type', () => {
    expect(findings('m5.2xlarge')).toEqual(['capacity-reservation-differs-from-instances Plant/Kept']);
  });

  test('finds no capacity in the Region', () => {
    expect(findings('m5.xlarge', ({ vpc }) => vpc.publicSubnets)).toEqual(['capacity-reservation-differs-from-instances Plant/Kept']);
  });

  test('is left alone in a subnet that is imported by its ID', () => {
    const subnetsOf = ({ stack }: Site) => [
      ec2.Subnet.fromSubnetAttributes(stack, 'Import', { subnetId: 'subnet-1', availabilityZone: 'us-west-2a' }),
    ];
    expect(findings('m5.xlarge', subnetsOf)).toEqual([]);
  });
});

describe('instances on a Dedicated Host that is pinned to a piece of hardware', () => {
  const plan = (placementGroup?: (stack: Site['stack']) => ec2.IPlacementGroup) => {
    const planned = site();
    const { stack, vpc, subnet, outpost } = planned;
    const host = new ec2.CfnHost(stack, 'Host', { availabilityZone: 'us-west-2a', instanceFamily: 'm5', assetId: '1234567890' });
    host.with(outpost.placement);
    const instance = new ec2.Instance(stack, 'App', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      instanceType,
      machineImage,
      placementGroup: placementGroup?.(stack),
    });
    instance.with(new mixins.InstanceDedicatedHost(host));
    const template = launchTemplate(planned);
    template.with(new mixins.LaunchTemplateDedicatedHost(host));
    new AutoScalingGroup(stack, 'Group', { vpc, vpcSubnets: { subnets: [subnet] }, launchTemplate: template });
    return findingsOf(planned.app);
  };

  test('are fine', () => {
    expect(plan()).toEqual([]);
  });

  test('are in no placement group', () => {
    const spread = (stack: Site['stack']) =>
      new ec2.PlacementGroup(stack, 'Apart', {
        spreadLevel: ec2.PlacementGroupSpreadLevel.HOST,
        strategy: ec2.PlacementGroupStrategy.SPREAD,
      });
    expect(plan(spread)).toEqual(['dedicated-host-in-placement-group Plant/Apart']);
  });
});
