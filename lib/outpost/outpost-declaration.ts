import type { Duration, Size } from 'aws-cdk-lib';
import type { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import type { LocalGatewayAttributes } from '../network/local-gateway';
import type { OutpostHardware } from './outpost-hardware';
import type { Rack } from './rack';

/**
 * What you declare about an Outpost. It changes no resource: constructs use it, and the template records it in its `Metadata` for the
 * rules and for the command line.
 */
export interface OutpostDeclaration {
  /**
   * The Availability Zone that the Outpost extends, by its name in your account, such as `us-west-2a`.
   *
   * @default - unknown; `availabilityZone` of the Outpost throws
   */
  readonly availabilityZone?: string;
  /**
   * ID of the Availability Zone that the Outpost extends, such as `usw2-az1`. Unlike the name it is the same in all accounts, so it is
   * the best way to declare the zone of a shared Outpost. With the ID, subnets and EBS volumes need no zone name; other resources still
   * need `availabilityZone`. A subnet that was deployed with the name is replaced.
   *
   * @default - subnets and EBS volumes are placed by `availabilityZone`
   * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
   */
  readonly availabilityZoneId?: string;
  /**
   * Hardware of the Outpost.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly hardware?: OutpostHardware;
  /**
   * The local gateway of the Outpost, and the local gateway route table that subnets use by default.
   *
   * @default - unknown; `localGateway` of the Outpost throws
   */
  readonly localGateway?: LocalGatewayAttributes;
  /**
   * Capacity of the Outpost: its racks and slots, the hosts that are kept as spares, and its storage.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly capacity?: OutpostCapacity;
  /**
   * The longest service link outage that workloads on the Outpost must tolerate, for example on a ship or behind a single line. Rules then
   * warn about what would stop working during the outage. AWS designs Outposts to be connected: this is for unplanned outages, and no
   * replacement for a second service link path.
   *
   * @default - none; no rule checks operation without the service link
   * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/thinking-in-terms-of-failure-modes.html
   */
  readonly expectedDisconnection?: Duration;
}

/** Capacity of an Outpost. */
export interface OutpostCapacity {
  /**
   * Racks of the Outpost, with their hosts and slots.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly racks?: Rack[];
  /**
   * Number of hosts that may fail while all workloads still find slots: M of N+M availability. A rule compares the slots of `racks` with
   * what the templates launch.
   *
   * @default - none; no capacity is kept free
   * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html
   */
  readonly spareHosts?: number;
  /**
   * Storage that was ordered with the Outpost. No AWS API returns it.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly storage?: OutpostStorage;
}

/** Storage capacity of an Outpost. */
export interface OutpostStorage {
  /**
   * S3 on Outposts capacity. `Size.tebibytes(0)` declares that the Outpost has none.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly s3?: Size;
  /**
   * EBS capacity, one entry for each volume type. An empty list declares that the Outpost has none.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly ebs?: OutpostEbsStorage[];
}

/** EBS capacity of an Outpost for one volume type. */
export interface OutpostEbsStorage {
  /** Volume type: gp2 on all racks, gp3 on second-generation Outposts racks. */
  readonly volumeType: EbsDeviceVolumeType;
  /** Capacity, such as `Size.tebibytes(11)`. */
  readonly capacity: Size;
}
