import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { InstanceTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { OutpostSubnet } from '../../lib';
import { GP2_DISK, prove, SERVER, type Plant } from '../validated-stacks';

/** A server of the application. */
function server({ stack, vpc, onOutpost }: Plant, vpcSubnets = onOutpost): ec2.Instance {
  return new ec2.Instance(stack, 'Server', {
    vpc,
    vpcSubnets,
    instanceType: new ec2.InstanceType('m5.large'),
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
    blockDevices: [GP2_DISK],
  });
}

/** A load balancer of the CDK in front of it. */
function balancer(plant: Plant, unlike: Partial<elbv2.ApplicationLoadBalancerProps> = {}, targets = plant.onOutpost) {
  const { stack, vpc, onOutpost: vpcSubnets } = plant;
  const made = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets, ...unlike });
  const listener = made.addListener('Http', { port: 80, open: false });
  const group = listener.addTargets('Servers', { port: 80, targets: [new InstanceTarget(server(plant, targets))] });
  return { made, listener, group };
}

const subnetOf = ({ stack, vpc, outpost }: Plant, ipv4CidrBlock: string) =>
  new OutpostSubnet(stack, 'Other', { vpc, outpost, ipv4CidrBlock });

const [FEATURE, GROUP] = ['load-balancer-feature-is-not-supported', 'Balancer/Http/ServersGroup'];

prove(
  {
    'an Application Load Balancer': (plant) => balancer(plant),
    'a Network Load Balancer in the Region': ({ stack, vpc, inRegion }) =>
      new elbv2.NetworkLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets: inRegion }),
  },
  {
    'a second subnet, as it has to be in the Region': {
      found: 'load-balancer-in-several-outpost-subnets',
      at: 'Balancer',
      fix: /vpcSubnets: \{ subnets: \[subnet\] \}/,
      make: (plant) => balancer(plant, { vpcSubnets: { subnets: [plant.subnet, subnetOf(plant, '10.0.251.0/24')] } }),
    },
    'a second subnet that is in the Region': {
      found: 'load-balancer-mixes-outpost-and-region',
      at: 'Balancer',
      fix: /another one with the subnets in the Region/,
      make: (plant) => balancer(plant, { vpcSubnets: { subnets: [plant.subnet, plant.vpc.isolatedSubnets[1]] } }),
    },
    'a Network Load Balancer': {
      found: 'network-load-balancer-on-outpost',
      at: 'Balancer',
      fix: /Use an Application Load Balancer/,
      make: ({ stack, vpc, onOutpost: vpcSubnets }) => new elbv2.NetworkLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets }),
    },
    'a subnet that is too small to scale in': {
      found: 'load-balancer-subnet-too-small',
      at: 'Balancer',
      fix: /\/27 or larger/,
      make: (plant) => balancer(plant, { vpcSubnets: { subnets: [subnetOf(plant, '10.0.251.0/28')] } }),
    },
    'targets in the Region': {
      found: 'load-balancer-target-in-region',
      at: GROUP,
      fix: /Register targets on the Outpost/,
      make: (plant) => balancer(plant, {}, plant.inRegion),
    },
    'a load balancer on a server': {
      found: 'load-balancer-on-server',
      at: 'Balancer',
      fix: /in the Region or on an Outposts rack/,
      outpost: SERVER,
      make: ({ stack, vpc, onOutpost: vpcSubnets }) => new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets }),
    },
    'racks without slots for its nodes': {
      found: 'load-balancer-without-node-type',
      at: 'Balancer',
      fix: /at least two c5, m5, r5/,
      outpost: { capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '2222222222', slots: { 'm5.24xlarge': 1 } }] }] } },
      make: ({ stack, vpc, onOutpost: vpcSubnets }) => new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets }),
    },
    'racks with slots for larger nodes only': {
      found: 'load-balancer-without-node-type',
      at: 'Balancer',
      fix: /of size large/,
      outpost: { capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '2222222222', slots: { 'm5.xlarge': 4 } }] }] } },
      make: ({ stack, vpc, onOutpost: vpcSubnets }) => new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets }),
    },
    'sticky sessions': {
      found: FEATURE,
      at: GROUP,
      fix: /Disable the feature/,
      make: (plant) => balancer(plant).group.enableCookieStickiness(Duration.hours(1)),
    },
    'automatic target weights': {
      found: FEATURE,
      at: GROUP,
      fix: /Disable the feature/,
      make: (plant) => balancer(plant).group.setAttribute('load_balancing.algorithm.anomaly_mitigation', 'on'),
    },
    'a web ACL': {
      found: FEATURE,
      at: 'Association',
      fix: /use a load balancer in the Region/,
      make: (plant) => {
        const { attrArn: webAclArn } = new CfnWebACL(plant.stack, 'Acl', {
          scope: 'REGIONAL',
          defaultAction: { allow: {} },
          visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'acl', sampledRequestsEnabled: true },
        });
        new CfnWebACLAssociation(plant.stack, 'Association', { resourceArn: balancer(plant).made.loadBalancerArn, webAclArn });
      },
    },
    'connection logs': {
      found: FEATURE,
      at: 'Balancer',
      fix: /Disable the feature/,
      make: (plant) => balancer(plant).made.setAttribute('connection_logs.s3.enabled', 'true'),
    },
    'one subnet in the Region, where two are needed': {
      found: 'E3680',
      at: 'Balancer',
      fix: /subnet/i,
      make: (plant) => balancer(plant, { vpcSubnets: { subnets: plant.vpc.isolatedSubnets.slice(0, 1) } }, plant.inRegion),
    },
  },
);
