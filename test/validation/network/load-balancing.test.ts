import { Duration } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceClass, InstanceSize, InstanceType, MachineImage, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { CfnListener, CfnListenerRule, CfnLoadBalancer, CfnTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ListenerAction,
  ListenerCondition,
  MutualAuthenticationMode,
  SslPolicy,
  type ApplicationListener,
  type ApplicationTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnEndpointGroup } from 'aws-cdk-lib/aws-globalaccelerator';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { loadBalancerOnOutpost } from '../../../lib/validation/network/example';
import { findingsIn, findingsOf, site, type Site } from '../synthesized';

interface Balancer extends Site {
  readonly balancer: ApplicationLoadBalancer;
  readonly listener: ApplicationListener;
  readonly targetGroup: ApplicationTargetGroup;
}

/** A load balancer as the CDK makes it, with targets on the Outpost. */
function balancerOf(plant: Site, onOutpost = true): Balancer {
  const { stack, vpc, subnet } = plant;
  const vpcSubnets = onOutpost ? { subnets: [subnet] } : { subnetType: SubnetType.PUBLIC };
  const balancer = new ApplicationLoadBalancer(stack, 'Balancer', { vpc, vpcSubnets });
  const listener = balancer.addListener('Listener', { port: 80, protocol: ApplicationProtocol.HTTP, open: false });
  const targetGroup = listener.addTargets('Targets', { port: 80 });
  return { ...plant, balancer, listener, targetGroup };
}

const L1 = <T>(construct: { node: { defaultChild?: unknown } }) => construct.node.defaultChild as T;

const FEATURES: { readonly [feature: string]: (parts: Balancer) => string } = {
  'sticky sessions': ({ targetGroup }) => {
    targetGroup.enableCookieStickiness(Duration.hours(1));
    return 'Plant/Balancer/Listener/TargetsGroup';
  },
  'automatic target weights': ({ targetGroup }) => {
    targetGroup.setAttribute('load_balancing.algorithm.anomaly_mitigation', 'on');
    return 'Plant/Balancer/Listener/TargetsGroup';
  },
  'target optimizer': ({ targetGroup }) => {
    L1<CfnTargetGroup>(targetGroup).targetControlPort = 3000;
    return 'Plant/Balancer/Listener/TargetsGroup';
  },
  'Lambda functions as targets': ({ targetGroup }) => {
    L1<CfnTargetGroup>(targetGroup).targetType = 'lambda';
    return 'Plant/Balancer/Listener/TargetsGroup';
  },
  'connection logs': ({ balancer }) => {
    balancer.setAttribute('connection_logs.s3.enabled', 'true');
    return 'Plant/Balancer';
  },
  'health check logs': ({ balancer }) => {
    balancer.setAttribute('health_check_logs.s3.enabled', 'true');
    return 'Plant/Balancer';
  },
  'LCU reservation': ({ balancer }) => {
    L1<CfnLoadBalancer>(balancer).minimumLoadBalancerCapacity = { capacityUnits: 100 };
    return 'Plant/Balancer';
  },
  'mutual TLS': ({ listener }) => {
    L1<CfnListener>(listener).mutualAuthentication = { mode: MutualAuthenticationMode.PASS_THROUGH };
    return 'Plant/Balancer/Listener';
  },
  'FIPS security policies': ({ listener }) => {
    L1<CfnListener>(listener).sslPolicy = SslPolicy.FIPS_TLS13_12;
    return 'Plant/Balancer/Listener';
  },
  'user authentication': ({ listener, targetGroup }) => {
    listener.addAction('Users', {
      priority: 1,
      conditions: [ListenerCondition.pathPatterns(['/admin'])],
      action: ListenerAction.forward([targetGroup]),
    });
    const rule = listener.node.findChild('UsersRule');
    L1<CfnListenerRule>(rule).actions = [{ type: 'authenticate-cognito', order: 1 }];
    return 'Plant/Balancer/Listener/UsersRule';
  },
  'JWT verification': ({ listener }) => {
    L1<CfnListener>(listener).defaultActions = [{ type: 'jwt-validation' }];
    return 'Plant/Balancer/Listener';
  },
  'AWS WAF': ({ stack, balancer }) => {
    new CfnWebACLAssociation(stack, 'Acl', { resourceArn: balancer.loadBalancerArn, webAclArn: 'arn:aws:wafv2:us-west-2:111122223333:x' });
    return 'Plant/Acl';
  },
  'AWS Global Accelerator': ({ stack, balancer }) => {
    new CfnEndpointGroup(stack, 'Accelerated', {
      endpointGroupRegion: 'us-west-2',
      listenerArn: 'arn:aws:globalaccelerator::111122223333:accelerator/a/listener/l',
      endpointConfigurations: [{ endpointId: balancer.loadBalancerArn }],
    });
    return 'Plant/Accelerated';
  },
};

describe('an Application Load Balancer of the CDK', () => {
  test('is welcome on an Outpost', () => {
    expect(findingsOf(balancerOf(site()).app)).toEqual([]);
  });

  test.each(Object.entries(FEATURES))('cannot have %s on an Outpost', (_, use) => {
    const parts = balancerOf(site());
    const where = use(parts);
    expect(findingsOf(parts.app)).toEqual([`load-balancer-feature-is-not-supported ${where}`]);
  });

  test.each(Object.entries(FEATURES))('may have %s in the Region', (_, use) => {
    const parts = balancerOf(site(), false);
    use(parts);
    expect(findingsOf(parts.app)).toEqual([]);
  });

  test('on an Outpost does not use an Auto Scaling group in the Region', () => {
    const parts = balancerOf(site());
    const { stack, vpc, targetGroup } = parts;
    const group = new AutoScalingGroup(stack, 'Group', {
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE),
      machineImage: MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' }),
    });
    group.attachToApplicationTargetGroup(targetGroup);
    expect(findingsOf(parts.app)).toEqual(['load-balancer-target-in-region Plant/Group/ASG']);
  });
});

describe('what is not an Application Load Balancer', () => {
  const Plant = outpostSubnet();
  const Region = regionSubnet();
  const V2 = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

  test.each([
    ['a Classic Load Balancer', 'AWS::ElasticLoadBalancing::LoadBalancer', {}, 'load-balancer-type-is-not-supported'],
    ['a Gateway Load Balancer', V2, { Type: 'gateway' }, 'load-balancer-type-is-not-supported'],
    ['a Network Load Balancer', V2, { Type: 'network' }, 'network-load-balancer-on-outpost'],
  ])('%s is not supported on an Outpost', (_, type, properties, ruleId) => {
    const balancer = (Ref: string) => resource(type, { Scheme: 'internal', Subnets: [{ Ref }], ...properties });
    const path = ruleId.startsWith('network') ? 'Properties.Type' : 'Properties.Subnets';
    expect(findingsIn(inTemplate({ Plant, Balancer: balancer('Plant') }))).toEqual([`error ${ruleId} Balancer ${path}`]);
    expect(findingsIn(inTemplate({ Region, Balancer: balancer('Region') }))).toEqual([]);
  });

  test('the path is the property that names the subnet', () => {
    const Balancer = resource(V2, { Type: 'gateway', SubnetMappings: [{ SubnetId: { Ref: 'Plant' } }] });
    expect(findingsIn(inTemplate({ Plant, Balancer }))).toEqual([
      'error load-balancer-type-is-not-supported Balancer Properties.SubnetMappings',
    ]);
  });
});

describe('a target that is an IP address', () => {
  const REJECTED = 'error load-balancer-target-in-region TargetGroup Properties.Targets';
  const targets = (Id: unknown, more: { readonly [logicalId: string]: Json } = {}, targetGroup: object = {}) =>
    findingsIn(
      inTemplate({
        ...loadBalancerOnOutpost({ targetGroup: { TargetType: 'ip', Targets: [{ Id }], ...targetGroup } }),
        Region: regionSubnet(),
        ...more,
      }),
    ).filter((finding) => finding.includes('load-balancer-target'));

  test('is not in a subnet in the Region', () => {
    expect(targets('10.0.1.14')).toEqual([REJECTED]);
    expect(targets('10.0.8.14')).toEqual([]);
  });

  test('is not that of an instance in the Region', () => {
    const App = (Ref: string) => resource('AWS::EC2::Instance', { SubnetId: { Ref }, ImageId: 'ami-0123456789abcdef0' });
    const address = { 'Fn::GetAtt': ['App', 'PrivateIp'] };
    expect(targets(address, { App: App('Region') })).toEqual([REJECTED]);
    expect(targets(address, { App: App('Plant') })).toEqual([]);
  });

  test('may be anywhere if no subnet of the VPC is known to contain it', () => {
    expect(targets('192.168.1.14')).toEqual([]);
    expect(targets('10.0.1.14', {}, { VpcId: 'vpc-0fedcba9876543210' })).toEqual([]);
    expect(targets('10.0.1.14', { Region: regionSubnet({ OutpostArn: { Ref: 'Arn' } }) })).toEqual([]);
    expect(targets({ Ref: 'Address' })).toEqual([]);
  });

  test('may be in the Region for a load balancer in the Region', () => {
    const LoadBalancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal', Subnets: [{ Ref: 'Region' }] });
    expect(targets('10.0.1.14', { LoadBalancer })).toEqual([]);
  });
});

describe('an internet-facing Application Load Balancer', () => {
  const Plant = outpostSubnet();
  const balancer = (properties: object, type = 'AWS::ElasticLoadBalancingV2::LoadBalancer') =>
    findingsIn(inTemplate({ Plant, Balancer: resource(type, { Subnets: [{ Ref: 'Plant' }], ...properties }) }));
  const FOUND = ['warning load-balancer-without-coip-pool Balancer Properties.Scheme'];

  test('has no CoIP pool, which CloudFormation cannot set', () => {
    expect(balancer({ Scheme: 'internet-facing' })).toEqual(FOUND);
    expect(balancer({})).toEqual(FOUND);
    expect(balancer({ Scheme: 'internal' })).toEqual([]);
  });

  test('is left alone if its scheme is unknown', () => {
    expect(balancer({ Scheme: { Ref: 'Scheme' } })).toEqual([]);
    expect(balancer({ Scheme: { 'Fn::If': ['Public', 'internet-facing', 'internal'] } })).toEqual([]);
  });

  test('has a CoIP pool as CoipLoadBalancer', () => {
    const properties = { SubnetId: { Ref: 'Plant' }, Scheme: 'internet-facing', CustomerOwnedIpv4Pool: 'ipv4pool-coip-0a1b2c3d4e5f60718' };
    expect(balancer(properties, 'Custom::OutpostsLoadBalancer')).toEqual([]);
  });
});
