import type { PlacementGroup } from '../compute/facts/dedicated-capacity';
import type { AutoScalingGroup } from '../compute/facts/launch';
import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import { allKnown, either, orDefault, type Properties } from '../facts/properties';
import { outpostOf, type Subnet } from '../network/facts/subnet';
import type { Vpc } from '../network/facts/vpc';
import type { Outpost } from '../outpost/facts';

/** `AWS::EKS::Cluster`, or the custom resource with which the CDK creates a cluster. */
export interface EksCluster extends Fact {
  readonly name: Value<string>;
  /** Outpost of the control plane. `null`: the control plane is in the Region. */
  readonly outpost: Value<Outpost>;
  /** All Outposts that the cluster specifies. */
  readonly outposts: Value<readonly Outpost[]>;
  readonly subnets: Value<readonly Subnet[]>;
  /** VPC of the first subnet. */
  readonly vpc: Value<Vpc>;
  readonly role: Value<Role>;
  /** `null`: the default version of EKS. */
  readonly version: Value<string>;
  readonly controlPlaneInstanceType: Value<string>;
  /** `null`: the Outpost boots from EBS, and etcd runs on the control plane instances. */
  readonly etcdInstanceType: Value<string>;
  readonly placementGroup: Value<PlacementGroup>;
  /** `host` or `rack`. */
  readonly controlPlaneSpreadLevel: Value<string>;
  /** `host` or `rack`. */
  readonly etcdSpreadLevel: Value<string>;
  /** `true` by default. */
  readonly endpointPublicAccess: Value<boolean>;
  /** `false` by default. */
  readonly endpointPrivateAccess: Value<boolean>;
  readonly hasEncryptionConfig: Value<boolean>;
  readonly isAutoMode: Value<boolean>;
  /** `ipv4` by default. */
  readonly ipFamily: Value<string>;
  /** Region of the stack, if the stack has an environment. */
  readonly region: Value<string>;
}

/** A resource of an EKS cluster, such as a node group, a Fargate profile or an add-on. */
export interface EksClusterPart extends Fact {
  /** CloudFormation type of the resource; for a custom resource of the CDK, the type that it replaces. */
  readonly type: string;
  readonly cluster: Value<EksCluster>;
  /** Name of an add-on, such as `vpc-cni`. */
  readonly name: Value<string>;
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** `AWS::IAM::Role`. */
export interface Role extends Fact {
  /** Services that can assume the role, such as `eks.amazonaws.com`. */
  readonly services: Value<readonly string[]>;
  /** ARNs of the managed policies. */
  readonly managedPolicyArns: Value<readonly string[]>;
}

/** `AWS::ECS::Service` or `AWS::ECS::TaskSet`. */
export interface EcsService extends Fact {
  /** Subnets of the task network interfaces. `null`: the tasks use the network of their instances. */
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
  /** `undefined` also if the cluster specifies the launch type. */
  readonly isOnFargate: Value<boolean>;
  /** Capacity providers of the service that a template creates. */
  readonly capacityProviders: readonly EcsCapacityProvider[];
}

/** `AWS::ECS::CapacityProvider`. */
export interface EcsCapacityProvider extends Fact {
  readonly autoScalingGroup: Value<AutoScalingGroup>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly eksCluster: EksCluster;
    readonly eksClusterPart: EksClusterPart;
    readonly role: Role;
    readonly ecsService: EcsService;
    readonly ecsCapacityProvider: EcsCapacityProvider;
  }
}

/** Custom resources of the CDK, whose `Config` contains the parameters of the API. */
const CUSTOM_CLUSTER = 'Custom::AWSCDK-EKS-Cluster';

const CUSTOM_FARGATE_PROFILE = 'Custom::AWSCDK-EKS-FargateProfile';

const FARGATE_PROFILE = 'AWS::EKS::FargateProfile';

const OIDC_PROVIDER = 'AWS::IAM::OIDCProvider';

/** Custom resource of the CDK with the same property as the resource that it replaces. */
const CUSTOM_OIDC_PROVIDER = 'Custom::AWSCDKOpenIdConnectProvider';

const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

export const containersReaders: {
  readonly [K in 'eksCluster' | 'eksClusterPart' | 'role' | 'ecsService' | 'ecsCapacityProvider']: FactReader<K>;
} = {
  eksCluster: {
    types: ['AWS::EKS::Cluster', CUSTOM_CLUSTER],
    read: ({ type, properties: p, region }) => ({
      ...(type === CUSTOM_CLUSTER ? eksCluster(p.object('Config'), inCamelCase) : eksCluster(p, (name) => name)),
      region,
    }),
  },
  eksClusterPart: {
    types: [
      'AWS::EKS::Nodegroup',
      FARGATE_PROFILE,
      CUSTOM_FARGATE_PROFILE,
      'AWS::EKS::Addon',
      'AWS::EKS::PodIdentityAssociation',
      'AWS::EKS::IdentityProviderConfig',
      OIDC_PROVIDER,
      CUSTOM_OIDC_PROVIDER,
    ],
    read: ({ type, properties }) => {
      const isCustom = type === CUSTOM_FARGATE_PROFILE;
      const p = isCustom ? properties.object('Config') : properties;
      const isOidcProvider = type === OIDC_PROVIDER || type === CUSTOM_OIDC_PROVIDER;
      const subnets = p.many('subnet', isCustom ? 'subnets' : 'Subnets');
      return {
        type: isCustom ? FARGATE_PROFILE : isOidcProvider ? OIDC_PROVIDER : type,
        cluster: p.one('eksCluster', isOidcProvider ? 'Url' : isCustom ? 'clusterName' : 'ClusterName'),
        name: p.text('AddonName'),
        subnets,
        outpost: outpostOf(subnets),
      };
    },
  },
  role: {
    types: ['AWS::IAM::Role'],
    read: ({ properties: p }) => ({ services: trustedServices(p), managedPolicyArns: p.texts('ManagedPolicyArns') }),
  },
  ecsService: {
    types: ['AWS::ECS::Service', 'AWS::ECS::TaskSet'],
    read: ({ properties: p }) => ecsService(p),
  },
  ecsCapacityProvider: {
    types: ['AWS::ECS::CapacityProvider'],
    read: ({ properties: p }) => ({
      autoScalingGroup: p.object('AutoScalingGroupProvider').one('autoScalingGroup', 'AutoScalingGroupArn'),
    }),
  },
};

function inCamelCase(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}

function eksCluster(p: Properties, named: (name: string) => string): Omit<EksCluster, keyof Fact | 'region'> {
  const network = p.object(named('ResourcesVpcConfig'));
  const onOutpost = p.object(named('OutpostConfig'));
  const placement = onOutpost.object(named('ControlPlanePlacement'));
  const outposts = onOutpost.many('outpost', named('OutpostArns'));
  const subnets = network.many('subnet', named('SubnetIds'));
  return {
    name: p.text(named('Name')),
    outpost: outposts && outposts[0],
    outposts,
    subnets,
    vpc: subnets && subnets[0]?.vpc,
    role: p.one('role', named('RoleArn')),
    version: p.text(named('Version')),
    controlPlaneInstanceType: onOutpost.text(named('ControlPlaneInstanceType')),
    etcdInstanceType: onOutpost.text(named('EtcdInstanceType')),
    placementGroup: placement.one('placementGroup', named('GroupName')),
    controlPlaneSpreadLevel: placement.text(named('SpreadLevel')),
    etcdSpreadLevel: onOutpost.object(named('EtcdPlacement')).text(named('SpreadLevel')),
    endpointPublicAccess: orDefault(network.flag(named('EndpointPublicAccess')), true),
    endpointPrivateAccess: orDefault(network.flag(named('EndpointPrivateAccess')), false),
    hasEncryptionConfig: p.has(named('EncryptionConfig')),
    isAutoMode: orDefault(p.object(named('ComputeConfig')).flag(named('Enabled')), false),
    ipFamily: orDefault(p.object(named('KubernetesNetworkConfig')).text(named('IpFamily')), 'ipv4'),
  };
}

function ecsService(p: Properties): Omit<EcsService, keyof Fact> {
  const subnets = p.object('NetworkConfiguration').object('AwsvpcConfiguration').many('subnet', 'Subnets');
  const launchType = p.text('LaunchType');
  const strategy = p.objects('CapacityProviderStrategy');
  const providers = strategy?.map((item) => item.one('ecsCapacityProvider', 'CapacityProvider')) ?? [];
  const isDecidedByCluster = launchType === undefined || strategy === undefined || (launchType === null && !strategy?.length);
  return {
    subnets,
    outpost: outpostOf(subnets),
    isOnFargate: isDecidedByCluster ? undefined : either(launchType === 'FARGATE', ...(strategy ?? []).map(isFargate)),
    capacityProviders: providers.filter((provider): provider is EcsCapacityProvider => provider?.origin === 'template'),
  };
}

/** A template creates EC2 capacity providers, and specifies Fargate capacity providers by name. */
function isFargate(item: Properties): Value<boolean> {
  if (item.one('ecsCapacityProvider', 'CapacityProvider')?.origin === 'template') return false;
  const name = item.text('CapacityProvider');
  return typeof name === 'string' ? FARGATE.includes(name) : undefined;
}

/** Services in the `Allow` statements. A principal is a service, a list of services or another principal. */
function trustedServices(p: Properties): Value<readonly string[]> {
  const statements = p.object('AssumeRolePolicyDocument').objects('Statement');
  const allowing = statements?.filter((statement) => statement.text('Effect') !== 'Deny');
  return allKnown(
    (allowing ?? [undefined]).map((statement) => statement && orDefault(statement.object('Principal').texts('Service'), [])),
  )?.flat();
}
