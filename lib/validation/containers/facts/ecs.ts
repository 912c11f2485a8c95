import type { AutoScalingGroup } from '../../compute/facts/launch';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { either, orDefault, type Properties } from '../../facts/properties';
import { outpostOf, type Subnet } from '../../network/facts/subnet';
import type { Outpost } from '../../outpost/facts';

/**
 * ECS tasks of an `AWS::ECS::Service` or `AWS::ECS::TaskSet`, of an EventBridge rule, schedule or pipe that starts them, or of an
 * `AWS::Batch::ComputeEnvironment`.
 */
export interface EcsService extends Fact {
  /** Subnets of the task network interfaces. `null`: the tasks use the network of their instances. */
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
  readonly cluster: Value<EcsCluster>;
  /** `null`: the default capacity provider strategy of the cluster decides, which the cluster itself does not specify. */
  readonly isOnFargate: Value<boolean>;
  /** Capacity providers that a template creates. */
  readonly capacityProviders: readonly EcsCapacityProvider[];
  /** Property that contains the subnets. */
  readonly network: string;
  /** Property that contains the capacity providers. */
  readonly strategy: string;
}

/** `AWS::ECS::Cluster`. */
export interface EcsCluster extends Fact {
  /** Whether the default capacity provider strategy uses Fargate. `null`: the cluster specifies none. */
  readonly isOnFargate: Value<boolean>;
}

/** `AWS::ECS::ClusterCapacityProviderAssociations`, which specifies the default capacity provider strategy of a cluster. */
export interface EcsClusterStrategy extends Fact {
  readonly cluster: Value<EcsCluster>;
  readonly isOnFargate: Value<boolean>;
}

/** `AWS::ECS::CapacityProvider`. */
export interface EcsCapacityProvider extends Fact {
  readonly autoScalingGroup: Value<AutoScalingGroup>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly ecsService: EcsService;
    readonly ecsCluster: EcsCluster;
    readonly ecsClusterStrategy: EcsClusterStrategy;
    readonly ecsCapacityProvider: EcsCapacityProvider;
  }
}

const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

type Tasks = Omit<EcsService, keyof Fact>;

/** Functions that read ECS tasks, by CloudFormation type. */
const TASKS: { readonly [type: string]: (p: Properties) => Tasks | undefined } = {
  'AWS::ECS::Service': (p) => tasks(p, p.one('ecsCluster', 'Cluster')),
  'AWS::ECS::TaskSet': (p) => tasks(p, p.one('ecsCluster', 'Cluster')),
  'AWS::Events::Rule': (p) => {
    const targets = p.objects('Targets')?.filter((target) => target.has('EcsParameters'));
    const started = targets?.map((target) => tasks(target.object('EcsParameters'), target.one('ecsCluster', 'Arn'), 'Targets'));
    const onOutpost = started?.filter(({ outpost }) => outpost);
    return onOutpost?.find(({ isOnFargate }) => isOnFargate !== false) ?? onOutpost?.[0] ?? started?.[0];
  },
  'AWS::Scheduler::Schedule': (p) => {
    const target = p.object('Target');
    const owner = 'Target.EcsParameters';
    return target.has('EcsParameters') ? tasks(target.object('EcsParameters'), target.one('ecsCluster', 'Arn'), owner) : undefined;
  },
  'AWS::Pipes::Pipe': (p) => {
    const parameters = p.object('TargetParameters');
    const owner = 'TargetParameters.EcsTaskParameters';
    return parameters.has('EcsTaskParameters')
      ? tasks(parameters.object('EcsTaskParameters'), p.one('ecsCluster', 'Target'), owner)
      : undefined;
  },
  'AWS::Batch::ComputeEnvironment': (p) => {
    const resources = p.object('ComputeResources');
    const [type, subnets] = [resources.text('Type'), resources.many('subnet', 'Subnets')];
    const network = 'ComputeResources.Subnets';
    const isOnFargate = type === undefined ? undefined : FARGATE.includes(type ?? '');
    return { subnets, outpost: outpostOf(subnets), cluster: null, isOnFargate, capacityProviders: [], network, strategy: network };
  },
};

export const ecsReaders: {
  readonly [K in 'ecsService' | 'ecsCluster' | 'ecsClusterStrategy' | 'ecsCapacityProvider']: FactReader<K>;
} = {
  ecsService: {
    types: Object.keys(TASKS),
    read: ({ type, properties }) => TASKS[type](properties),
  },
  ecsCluster: {
    types: ['AWS::ECS::Cluster'],
    read: ({ properties: p }) => ({ isOnFargate: usesFargate(p.objects('DefaultCapacityProviderStrategy')) }),
  },
  ecsClusterStrategy: {
    types: ['AWS::ECS::ClusterCapacityProviderAssociations'],
    read: ({ properties: p }) => ({
      cluster: p.one('ecsCluster', 'Cluster'),
      isOnFargate: usesFargate(p.objects('DefaultCapacityProviderStrategy')),
    }),
  },
  ecsCapacityProvider: {
    types: ['AWS::ECS::CapacityProvider'],
    read: ({ properties: p }) => ({
      autoScalingGroup: p.object('AutoScalingGroupProvider').one('autoScalingGroup', 'AutoScalingGroupArn'),
    }),
  },
};

/** Tasks in the form of the ECS API. Not all types spell `AwsvpcConfiguration` alike. */
function tasks(p: Properties, cluster: Value<EcsCluster>, owner?: string): Tasks {
  const network = p.object('NetworkConfiguration');
  const spelling = network.has('AwsVpcConfiguration') ? 'AwsVpcConfiguration' : 'AwsvpcConfiguration';
  const subnets = network.object(spelling).many('subnet', 'Subnets');
  const strategy = p.objects('CapacityProviderStrategy');
  const providers = strategy?.map((item) => item.one('ecsCapacityProvider', 'CapacityProvider')) ?? [];
  const pathOf = (name: string) => (owner === undefined ? name : owner === 'Targets' ? owner : `${owner}.${name}`);
  return {
    subnets,
    outpost: outpostOf(subnets),
    cluster,
    isOnFargate: isOnFargate(p.text('LaunchType'), strategy, cluster),
    capacityProviders: providers.filter((provider): provider is EcsCapacityProvider => provider?.origin === 'template'),
    network: pathOf('NetworkConfiguration'),
    strategy: pathOf('CapacityProviderStrategy'),
  };
}

/** The launch type or the capacity provider strategy decides, otherwise the cluster. */
function isOnFargate(launchType: Value<string>, strategy: Value<readonly Properties[]>, cluster: Value<EcsCluster>): Value<boolean> {
  if (launchType === undefined || strategy === undefined) return undefined;
  if (launchType !== null || strategy?.length) return either(launchType === 'FARGATE', orDefault(usesFargate(strategy), false));
  return cluster ? cluster.isOnFargate : undefined;
}

/** `null`: no capacity provider is specified. */
function usesFargate(strategy: Value<readonly Properties[]>): Value<boolean> {
  return strategy?.length ? either(...strategy.map(isFargate)) : strategy && null;
}

/** A template creates EC2 capacity providers, and specifies Fargate capacity providers by name. */
function isFargate(item: Properties): Value<boolean> {
  if (item.one('ecsCapacityProvider', 'CapacityProvider')?.origin === 'template') return false;
  const name = item.text('CapacityProvider');
  return typeof name === 'string' ? FARGATE.includes(name) : undefined;
}
