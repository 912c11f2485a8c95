import { isInService } from '../../catalog/host-states';
import { PLACED_BY_PROPERTY } from '../../catalog/services-in-region';
import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { Properties } from '../facts/properties';
import { partitionOf } from '../facts/environment';
import type { Site } from '../site/facts';
import { propertiesReaders } from './facts-of-properties';

/** An Outpost that a template creates, a construct declares or an inventory contains. */
export interface Outpost extends Fact {
  /** ARN in the template, the declaration or the inventory. */
  readonly arn: Value<string>;
  readonly name: Value<string>;
  readonly site: Value<Site>;
  readonly availabilityZone: Value<string>;
  readonly availabilityZoneId: Value<string>;
  readonly ownerId: Value<string>;
  /** `RACK` or `SERVER`. */
  readonly hardware: Value<string>;
  /** `GENERATION_1` or `GENERATION_2`; `null` for servers. */
  readonly generation: Value<string>;
  /** `SINGLE_RACK` or `MULTI_RACK`. */
  readonly rackScaling: Value<string>;
  readonly localGatewayId: Value<string>;
  /** Instance types that the Outpost is configured to launch. */
  readonly instanceTypes: Value<readonly string[]>;
  /** Instance types that its hardware supports, configured or not. */
  readonly supportedTypes: Value<readonly string[]>;
  /** Instance types that AWS accepts orders for, for hardware of its kind. */
  readonly orderableTypes: Value<readonly string[]>;
  readonly rackCount: Value<number>;
  readonly hostCount: Value<number>;
  /** Number of host failures to tolerate. `undefined`: none is declared. */
  readonly spareHosts: Value<number>;
  /** Longest service link outage that workloads must tolerate, in hours. `undefined`: none is declared. */
  readonly expectedDisconnectHours: Value<number>;
  /** Compute hosts. */
  readonly hosts: Value<readonly OutpostHost[]>;
  /** Slots of the hosts that can launch instances, if the slots of each host are known. */
  readonly slots: Value<readonly InstanceSlots[]>;
  /** Instances that run on the Outpost, from the inventory. */
  readonly runningInstances: Value<readonly RunningInstance[]>;
  /** Capacity tasks that are not finished, from the inventory. */
  readonly openCapacityTasks: Value<readonly OpenCapacityTask[]>;
  /** S3 on Outposts capacity in TiB; 0 for none. */
  readonly s3CapacityTiB: Value<number>;
  /** EBS capacity of all volume types in TiB; 0 for none. No API returns it. */
  readonly ebsCapacityTiB: Value<number>;
  /** EBS volume types with capacity. */
  readonly ebsVolumeTypes: Value<readonly string[]>;
  /** Different values that stacks declare, each with the first of these stacks. A field with several of them is unknown. */
  readonly declarations: Value<readonly OutpostDeclaredValue[]>;
}

/** A value that a stack declares about an Outpost, in JSON. */
export interface OutpostDeclaredValue {
  readonly field: string;
  readonly value: string;
  readonly stack: string;
}

/** A compute host of an Outpost. */
export interface OutpostHost {
  readonly assetId: Value<string>;
  /** `ACTIVE`, `ISOLATED`, `RETIRING` or `INSTALLING`. */
  readonly state: Value<string>;
  readonly instanceFamilies: Value<readonly string[]>;
  readonly maxVcpus: Value<number>;
  /** Slots of the host. */
  readonly slots: Value<readonly InstanceSlots[]>;
}

/** Whether a host can launch instances in all its slots. */
export function canLaunch({ state }: OutpostHost): boolean {
  return isInService(state);
}

/** An instance that runs on an Outpost. */
export interface RunningInstance {
  readonly instanceType: Value<string>;
  readonly assetId: Value<string>;
  readonly accountId: Value<string>;
  /** Whether it belongs to the account of the inventory. */
  readonly isOwn: Value<boolean>;
  /** `AWS`, `EC2`, `ELASTICACHE`, `ELB`, `RDS` or `ROUTE53`. */
  readonly service: Value<string>;
}

/** A capacity task that is not finished. */
export interface OpenCapacityTask {
  readonly id: Value<string>;
  readonly status: string;
  /** Asset that it changes. `undefined`: any. */
  readonly assetId: Value<string>;
}

/** Slots for an instance type. */
export interface InstanceSlots {
  readonly instanceType: string;
  readonly count: number;
}

/** A property that places a resource on an Outpost. */
export interface Placement extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Name of the property. */
  readonly property: string;
  /** ARN in the template. */
  readonly outpostArn: Value<string>;
  readonly outpost: Value<Outpost>;
  /** Availability Zone that the resource specifies. */
  readonly availabilityZone: Value<string>;
  /** Availability Zone ID that the resource specifies. */
  readonly availabilityZoneId: Value<string>;
  /** Region of the stack, if the stack has an environment. */
  readonly region: Value<string>;
  /** Partition of that Region. */
  readonly partition: Value<string>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
}

/** `AWS::CloudWatch::Alarm` on a metric of AWS Outposts. */
export interface OutpostAlarm extends Fact {
  readonly outpost: Value<Outpost>;
  readonly metricName: Value<string>;
  /** Dimension `InstanceType`, otherwise `InstanceFamily`. */
  readonly instances: Value<string>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly outpost: Outpost;
    readonly placement: Placement;
    readonly outpostAlarm: OutpostAlarm;
  }
}

/** A local cluster specifies its Outpost in a list in `OutpostConfig`. */
const CLUSTER = 'AWS::EKS::Cluster';

/** Property that places a resource on an Outpost, by CloudFormation type. */
const PLACED: { readonly [type: string]: string } = {
  ...PLACED_BY_PROPERTY,
  [CLUSTER]: 'OutpostArns',
  'AWS::Route53Resolver::OutpostResolver': 'OutpostArn',
};

export const outpostReaders: {
  readonly [K in 'outpost' | 'placement' | 'outpostAlarm' | 'outpostsProperties' | 'identifiers']: FactReader<K>;
} = {
  ...propertiesReaders,
  outpost: {
    types: ['AWS::Outposts::Outpost'],
    read: ({ properties: p }) => ({
      arn: undefined,
      name: p.text('Name'),
      site: p.one('site', 'SiteId'),
      availabilityZone: p.text('AvailabilityZone'),
      availabilityZoneId: p.text('AvailabilityZoneId'),
      ownerId: undefined,
      hardware: p.text('SupportedHardwareType'),
      generation: undefined,
      rackScaling: undefined,
      localGatewayId: undefined,
      instanceTypes: undefined,
      supportedTypes: undefined,
      orderableTypes: undefined,
      rackCount: undefined,
      hostCount: undefined,
      spareHosts: undefined,
      expectedDisconnectHours: undefined,
      hosts: undefined,
      slots: undefined,
      runningInstances: undefined,
      openCapacityTasks: undefined,
      s3CapacityTiB: undefined,
      ebsCapacityTiB: undefined,
      ebsVolumeTypes: undefined,
      declarations: undefined,
    }),
  },
  placement: {
    types: Object.keys(PLACED),
    read: ({ type, properties: p, region, account }) => {
      const owner = type === CLUSTER ? p.object('OutpostConfig') : p;
      const name = PLACED[type];
      if (owner.has(name) === false) return undefined;
      return {
        type,
        property: type === CLUSTER ? `OutpostConfig.${name}` : name,
        outpostArn: type === CLUSTER ? owner.knownTexts(name)[0] : owner.text(name),
        outpost: type === CLUSTER ? owner.many('outpost', name)?.[0] : owner.one('outpost', name),
        availabilityZone: p.text('AvailabilityZone'),
        availabilityZoneId: p.text('AvailabilityZoneId'),
        region,
        partition: region && partitionOf(region),
        account,
      };
    },
  },
  outpostAlarm: {
    types: ['AWS::CloudWatch::Alarm'],
    read: ({ properties: p }) => (p.text('Namespace') === 'AWS/Outposts' ? outpostAlarm(p) : undefined),
  },
};

function outpostAlarm(p: Properties): Omit<OutpostAlarm, keyof Fact> {
  const dimensions = p.objects('Dimensions');
  const named = (name: string) => dimensions?.find((dimension) => dimension.text('Name') === name);
  const instances = named('InstanceType') ?? named('InstanceFamily');
  return {
    outpost: dimensions && (named('OutpostId')?.one('outpost', 'Value') ?? null),
    metricName: p.text('MetricName'),
    instances: dimensions && (instances ? instances.text('Value') : null),
  };
}
