import type { EcsCapacityProvider, EcsService, EksCluster } from './containers';
import type { Fact, Value } from './facts';
import type { FactReader } from './read';
import { either } from './read-launch-template';
import { outpostOf } from './read-network';
import { allKnown, orDefault, type Properties } from './read-properties';

type ContainerKind = 'eksCluster' | 'eksClusterPart' | 'role' | 'ecsService' | 'ecsCapacityProvider';

/** Custom resources of the CDK, which hold what they make in `Config`, in the words of the API. */
const CUSTOM_CLUSTER = 'Custom::AWSCDK-EKS-Cluster';
const CUSTOM_FARGATE_PROFILE = 'Custom::AWSCDK-EKS-FargateProfile';
const FARGATE_PROFILE = 'AWS::EKS::FargateProfile';
const OIDC_PROVIDER = 'AWS::IAM::OIDCProvider';
/** Likewise, with the property of the resource that it stands for. */
const CUSTOM_OIDC_PROVIDER = 'Custom::AWSCDKOpenIdConnectProvider';

const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

export const containerReaders: { readonly [K in ContainerKind]: FactReader<K> } = {
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
  const made = strategy?.map((item) => item.one('ecsCapacityProvider', 'CapacityProvider')) ?? [];
  const isDecidedElsewhere = launchType === undefined || strategy === undefined || (launchType === null && !strategy?.length);
  return {
    subnets,
    outpost: outpostOf(subnets),
    isOnFargate: isDecidedElsewhere ? undefined : either(launchType === 'FARGATE', ...(strategy ?? []).map(isFargate)),
    capacityProviders: made.filter((provider): provider is EcsCapacityProvider => provider?.origin === 'template'),
  };
}

/** Capacity providers of Fargate are named, those of EC2 are made. */
function isFargate(item: Properties): Value<boolean> {
  if (item.one('ecsCapacityProvider', 'CapacityProvider')?.origin === 'template') return false;
  const name = item.text('CapacityProvider');
  return typeof name === 'string' ? FARGATE.includes(name) : undefined;
}

/** The services of statements that allow. A principal is a service, a list of them, or something else. */
function trustedServices(p: Properties): Value<readonly string[]> {
  const statements = p.object('AssumeRolePolicyDocument').objects('Statement');
  const allowing = statements?.filter((statement) => statement.text('Effect') !== 'Deny');
  return allKnown(
    (allowing ?? [undefined]).map((statement) => statement && orDefault(statement.object('Principal').texts('Service'), [])),
  )?.flat();
}
