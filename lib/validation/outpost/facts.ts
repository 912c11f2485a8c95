import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { Properties } from '../facts/properties';
import { partitionOf } from '../facts/template';
import type { Site } from '../site/facts';

/** An Outpost: created by `AWS::Outposts::Outpost`, declared by a construct, or found in an inventory. */
export interface Outpost extends Fact {
  /** The ARN as the template, the declaration or the inventory writes it. */
  readonly arn: Value<string>;
  readonly name: Value<string>;
  readonly site: Value<Site>;
  readonly availabilityZone: Value<string>;
  readonly availabilityZoneId: Value<string>;
  readonly ownerId: Value<string>;
  /** `RACK` or `SERVER`. */
  readonly hardware: Value<string>;
  /** `GENERATION_1` or `GENERATION_2`; only racks have one. */
  readonly generation: Value<string>;
  /** `SINGLE_RACK` or `MULTI_RACK`. */
  readonly rackScaling: Value<string>;
  readonly localGatewayId: Value<string>;
  /** Instance types that the Outpost is configured to launch. */
  readonly instanceTypes: Value<readonly string[]>;
  readonly rackCount: Value<number>;
  readonly hostCount: Value<number>;
  /** How many of its hosts may fail, and all that runs is still to have a slot. */
  readonly spareHosts: Value<number>;
  /** For how many hours at most its service link is expected to be down, while the work on it is to go on. */
  readonly expectedDisconnectHours: Value<number>;
  /** Its compute hosts. */
  readonly hosts: Value<readonly OutpostHost[]>;
  /** What all of them together are slotted for, where that is known of each. */
  readonly slots: Value<readonly InstanceSlots[]>;
  /** S3 on Outposts that was ordered with it, in tebibytes; 0 for none. */
  readonly s3CapacityTiB: Value<number>;
  /** EBS storage of all types that was ordered with it, in tebibytes; 0 for none. */
  readonly ebsCapacityTiB: Value<number>;
  /** Types of the EBS volumes that it has room for. */
  readonly ebsVolumeTypes: Value<readonly string[]>;
}

/** A compute host of an Outpost. */
export interface OutpostHost {
  readonly assetId: Value<string>;
  readonly instanceFamilies: Value<readonly string[]>;
  readonly maxVcpus: Value<number>;
  /** What the host is slotted for. */
  readonly slots: Value<readonly InstanceSlots[]>;
}

/** How many instances of a type can be launched. */
export interface InstanceSlots {
  readonly instanceType: string;
  readonly count: number;
}

/** A property by which a resource says that it is on an Outpost. */
export interface Placement extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Name of the property. */
  readonly property: string;
  /** The ARN as the template writes it. */
  readonly outpostArn: Value<string>;
  readonly outpost: Value<Outpost>;
  /** The Availability Zone that the resource names itself. */
  readonly availabilityZone: Value<string>;
  /** The zone ID that it names itself. */
  readonly availabilityZoneId: Value<string>;
  /** Region of the stack, known when the stack has an environment. */
  readonly region: Value<string>;
  /** Partition of that Region. */
  readonly partition: Value<string>;
  /** Account of the stack, known when the stack has an environment. */
  readonly account: Value<string>;
}

/** `AWS::CloudWatch::Alarm` on a metric of AWS Outposts. */
export interface OutpostAlarm extends Fact {
  readonly outpost: Value<Outpost>;
  readonly metricName: Value<string>;
  /** Its dimension `InstanceType`, or else `InstanceFamily`. */
  readonly instances: Value<string>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly outpost: Outpost;
    readonly placement: Placement;
    readonly outpostAlarm: OutpostAlarm;
  }
}

/** Types that say with one property that they are on an Outpost, and its name. */
const PLACED: { readonly [type: string]: string } = {
  'AWS::EC2::Subnet': 'OutpostArn',
  'AWS::EC2::Volume': 'OutpostArn',
  'AWS::EC2::Host': 'OutpostArn',
  'AWS::EC2::CapacityReservation': 'OutPostArn',
  'AWS::Route53Resolver::OutpostResolver': 'OutpostArn',
  'AWS::Route53Resolver::ResolverEndpoint': 'OutpostArn',
};

export const outpostReaders: { readonly [K in 'outpost' | 'placement' | 'outpostAlarm']: FactReader<K> } = {
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
      rackCount: undefined,
      hostCount: undefined,
      spareHosts: undefined,
      expectedDisconnectHours: undefined,
      hosts: undefined,
      slots: undefined,
      s3CapacityTiB: undefined,
      ebsCapacityTiB: undefined,
      ebsVolumeTypes: undefined,
    }),
  },
  placement: {
    types: Object.keys(PLACED),
    read: ({ type, properties: p, region, account }) =>
      p.has(PLACED[type]) === false
        ? undefined
        : {
            type,
            property: PLACED[type],
            outpostArn: p.text(PLACED[type]),
            outpost: p.one('outpost', PLACED[type]),
            availabilityZone: p.text('AvailabilityZone'),
            availabilityZoneId: p.text('AvailabilityZoneId'),
            region,
            partition: region && partitionOf(region),
            account,
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
