import type { PlacementGroup } from '../compute/facts/dedicated-capacity';
import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import { allKnown, orDefault, type Properties } from '../facts/properties';
import { outpostOf, type Subnet } from '../network/facts/subnet';
import type { Vpc } from '../network/facts/vpc';
import type { Outpost } from '../outpost/facts';
import { containerInstancesReaders } from './facts/container-instances';
import { ecsReaders } from './facts/ecs';

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
  /** `API`, `API_AND_CONFIG_MAP` or `CONFIG_MAP`. */
  readonly authenticationMode: Value<string>;
  /** Whether the principal that creates the cluster is an administrator. */
  readonly creatorIsAdmin: Value<boolean>;
  /** Whether networks of hybrid nodes are specified. */
  readonly hasRemoteNetworks: Value<boolean>;
  /** Region of the stack, if the stack has an environment. */
  readonly region: Value<string>;
}

/** A resource of an EKS cluster, such as a node group, a Fargate profile or an add-on. */
export interface EksClusterPart extends Fact {
  /** CloudFormation type of the resource; for a custom resource of the CDK, the type that it replaces. */
  readonly type: string;
  readonly cluster: Value<EksCluster>;
  /** Property that specifies the cluster. */
  readonly clusterProperty: string;
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

declare module '../facts/fact' {
  interface FactTypes {
    readonly eksCluster: EksCluster;
    readonly eksClusterPart: EksClusterPart;
    readonly role: Role;
  }
}

/** Custom resources of the CDK, whose `Config` contains the parameters of the API. */
const CUSTOM_CLUSTER = 'Custom::AWSCDK-EKS-Cluster';

const CUSTOM_FARGATE_PROFILE = 'Custom::AWSCDK-EKS-FargateProfile';

const FARGATE_PROFILE = 'AWS::EKS::FargateProfile';

const OIDC_PROVIDER = 'AWS::IAM::OIDCProvider';

/** Custom resource of the CDK with the same property as the resource that it replaces. */
const CUSTOM_OIDC_PROVIDER = 'Custom::AWSCDKOpenIdConnectProvider';

export const containersReaders: { readonly [K in 'eksCluster' | 'eksClusterPart' | 'role']: FactReader<K> } & typeof ecsReaders &
  typeof containerInstancesReaders = {
  ...ecsReaders,
  ...containerInstancesReaders,
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
      'AWS::EKS::AccessEntry',
      'AWS::EKS::IdentityProviderConfig',
      OIDC_PROVIDER,
      CUSTOM_OIDC_PROVIDER,
    ],
    read: ({ type, properties }) => {
      const isCustom = type === CUSTOM_FARGATE_PROFILE;
      const p = isCustom ? properties.object('Config') : properties;
      const isOidcProvider = type === OIDC_PROVIDER || type === CUSTOM_OIDC_PROVIDER;
      const clusterProperty = isOidcProvider ? 'Url' : isCustom ? 'clusterName' : 'ClusterName';
      const subnets = p.many('subnet', isCustom ? 'subnets' : 'Subnets');
      return {
        type: isCustom ? FARGATE_PROFILE : isOidcProvider ? OIDC_PROVIDER : type,
        cluster: p.one('eksCluster', clusterProperty),
        clusterProperty: isCustom ? `Config.${clusterProperty}` : clusterProperty,
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
};

function inCamelCase(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}

function eksCluster(p: Properties, named: (name: string) => string): Omit<EksCluster, keyof Fact | 'region'> {
  const network = p.object(named('ResourcesVpcConfig'));
  const onOutpost = p.object(named('OutpostConfig'));
  const placement = onOutpost.object(named('ControlPlanePlacement'));
  const access = p.object(named('AccessConfig'));
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
    authenticationMode: access.text(named('AuthenticationMode')),
    creatorIsAdmin: access.flag(named('BootstrapClusterCreatorAdminPermissions')),
    hasRemoteNetworks: p.has(named('RemoteNetworkConfig')),
  };
}

/** Services in the `Allow` statements. A principal is a service, a list of services or another principal. */
function trustedServices(p: Properties): Value<readonly string[]> {
  const statements = p.object('AssumeRolePolicyDocument').objects('Statement');
  const allowing = statements?.filter((statement) => statement.text('Effect') !== 'Deny');
  return allKnown(
    (allowing ?? [undefined]).map((statement) => statement && orDefault(statement.object('Principal').texts('Service'), [])),
  )?.flat();
}
