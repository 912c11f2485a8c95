import { Arn, ArnFormat, Duration, Token } from 'aws-cdk-lib';
import { Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { EbsDeviceVolumeType, InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';

/** A virtual interface (VIF) of an Outpost, identified by the dimensions of its CloudWatch metrics. */
export interface OutpostVirtualInterface {
  /** ID of the virtual interface, such as `lgw-vif-0123456789abcdef0`. */
  readonly virtualInterfaceId: string;
  /** ID of the link aggregation group (LAG) that it uses, such as `op-lag-0123456789abcdef0`. */
  readonly outpostLagId: string;
  /**
   * ID of its group, such as `lgw-vif-grp-0123456789abcdef0`.
   *
   * @default - `-`, which AWS publishes for virtual interfaces of the service link
   */
  readonly virtualInterfaceGroupId?: string;
}

/**
 * The CloudWatch metrics of an Outpost. AWS publishes them in the Region of the Outpost, to the account that owns it; any other account
 * needs CloudWatch cross-account observability to see them.
 *
 * While an Outpost is not connected, metrics have a gap. Each metric has the dimensions that AWS documents, and `dimensionsMap` adds to
 * them.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 *
 * @example
 * new cloudwatch.Alarm(this, 'ServiceLink', {
 *   metric: OutpostMetrics.fromOutpost(outpost).metricConnectedStatus(),
 *   comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
 *   threshold: 1,
 *   evaluationPeriods: 5,
 *   treatMissingData: cloudwatch.TreatMissingData.BREACHING,
 * });
 */
export class OutpostMetrics {
  /** The metrics of an Outpost. */
  public static fromOutpost(outpost: IOutpostRef): OutpostMetrics {
    return new OutpostMetrics(outpost);
  }

  private readonly outpostId: string;
  private readonly account?: string;
  private readonly region?: string;

  private constructor(outpost: IOutpostRef) {
    this.outpostId = Arn.split(outpost.outpostRef.outpostArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
    // A token is the environment of the stack, which CloudWatch uses by default.
    const { account, region } = outpost.env;
    this.account = Token.isUnresolved(account) ? undefined : account;
    this.region = Token.isUnresolved(region) ? undefined : region;
  }

  /** A metric in the namespace `AWS/Outposts`. */
  public metric(metricName: string, props: MetricOptions = {}): Metric {
    return this.of('AWS/Outposts', metricName, Stats.AVERAGE, {}, props);
  }

  /** Whether the service link is connected: 1, or less if it is impaired. By default the average of 1 minute. */
  public metricConnectedStatus(props: MetricOptions = {}): Metric {
    return this.metric('ConnectedStatus', { period: Duration.minutes(1), ...props });
  }

  /** Number of launches that failed because of insufficient capacity. By default the maximum of 5 minutes. */
  public metricCapacityExceptions(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('CapacityExceptions', Stats.MAXIMUM, instanceType, props);
  }

  /**
   * Number of instances in use, including instances of managed services such as RDS, and excluding instances on Dedicated Hosts. By default
   * the maximum of 5 minutes for all accounts; the dimension `Account` limits it to one account.
   */
  public metricUsedInstances(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('UsedInstanceType_Count', Stats.MAXIMUM, instanceType, props);
  }

  /** How many instances can still be launched, into Capacity Reservations or without. By default the minimum of 5 minutes. */
  public metricAvailableInstances(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('AvailableInstanceType_Count', Stats.MINIMUM, instanceType, props);
  }

  /** How many instances can be launched into Capacity Reservations. By default the minimum of 5 minutes. */
  public metricAvailableReservedInstances(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('AvailableReservedInstances', Stats.MINIMUM, instanceType, props);
  }

  /** How many instances run in Capacity Reservations. By default the maximum of 5 minutes. */
  public metricUsedReservedInstances(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('UsedReservedInstances', Stats.MAXIMUM, instanceType, props);
  }

  /** How many instances Capacity Reservations hold, in use or not. By default the maximum of 5 minutes. */
  public metricTotalReservedInstances(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('TotalReservedInstances', Stats.MAXIMUM, instanceType, props);
  }

  /** Percentage of the capacity of an instance type that is available. By default the average of 5 minutes. */
  public metricInstanceTypeCapacityAvailability(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('InstanceTypeCapacityAvailability', Stats.AVERAGE, instanceType, props);
  }

  /**
   * Percentage of the capacity of an instance type that is in use. By default the average of 5 minutes, of all accounts; the dimension
   * `Account` narrows it to one.
   */
  public metricInstanceTypeCapacityUtilization(instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.ofInstanceType('InstanceTypeCapacityUtilization', Stats.AVERAGE, instanceType, props);
  }

  /**
   * Percentage of the capacity of an instance family that is available. By default the average of 5 minutes.
   *
   * @param instanceFamily such as `m5`
   */
  public metricInstanceFamilyCapacityAvailability(instanceFamily: string, props?: MetricOptions): Metric {
    return this.of('AWS/Outposts', 'InstanceFamilyCapacityAvailability', Stats.AVERAGE, { InstanceFamily: instanceFamily }, props);
  }

  /**
   * Percentage of the capacity of an instance family that is in use. By default the average of 5 minutes, of all accounts; the dimension
   * `Account` narrows it to one.
   *
   * @param instanceFamily such as `m5`
   */
  public metricInstanceFamilyCapacityUtilization(instanceFamily: string, props?: MetricOptions): Metric {
    return this.of('AWS/Outposts', 'InstanceFamilyCapacityUtilization', Stats.AVERAGE, { InstanceFamily: instanceFamily }, props);
  }

  /** Percentage of the capacity of an EBS volume type that is in use. By default the average of 5 minutes. Racks only. */
  public metricVolumeTypeCapacityUtilization(volumeType: EbsDeviceVolumeType, props?: MetricOptions): Metric {
    return this.ofVolumeType('EBSVolumeTypeCapacityUtilization', volumeType, props);
  }

  /** Percentage of the capacity of an EBS volume type that is available. By default the average of 5 minutes. Racks only. */
  public metricVolumeTypeCapacityAvailability(volumeType: EbsDeviceVolumeType, props?: MetricOptions): Metric {
    return this.ofVolumeType('EBSVolumeTypeCapacityAvailability', volumeType, props);
  }

  /** Gigabytes of an EBS volume type that are in use. By default the average of 5 minutes. Racks only. */
  public metricVolumeTypeCapacityUtilizationGb(volumeType: EbsDeviceVolumeType, props?: MetricOptions): Metric {
    return this.ofVolumeType('EBSVolumeTypeCapacityUtilizationGB', volumeType, props);
  }

  /** Gigabytes of an EBS volume type that are available. By default the average of 5 minutes. Racks only. */
  public metricVolumeTypeCapacityAvailabilityGb(volumeType: EbsDeviceVolumeType, props?: MetricOptions): Metric {
    return this.ofVolumeType('EBSVolumeTypeCapacityAvailabilityGB', volumeType, props);
  }

  /** Whether a virtual interface is ready to forward traffic: 1 or 0. By default the maximum of 5 minutes. Racks only. */
  public metricVifConnectionStatus(virtualInterface: OutpostVirtualInterface, props?: MetricOptions): Metric {
    return this.ofVirtualInterface('VifConnectionStatus', virtualInterface, props);
  }

  /**
   * State of the BGP session of a virtual interface: 1 Idle, 2 Connect, 3 Active, 4 OpenSent, 5 OpenConfirm, 6 Established. By default
   * the maximum of 5 minutes. Racks only.
   */
  public metricVifBgpSessionState(virtualInterface: OutpostVirtualInterface, props?: MetricOptions): Metric {
    return this.ofVirtualInterface('VifBgpSessionState', virtualInterface, props);
  }

  /** Bits per second that a virtual interface receives from the on-premises network. By default the maximum of 5 minutes. Racks only. */
  public metricIfTrafficIn(virtualInterface: OutpostVirtualInterface, props?: MetricOptions): Metric {
    return this.ofVirtualInterface('IfTrafficIn', virtualInterface, props);
  }

  /** Bits per second that a virtual interface sends to the on-premises network. By default the maximum of 5 minutes. Racks only. */
  public metricIfTrafficOut(virtualInterface: OutpostVirtualInterface, props?: MetricOptions): Metric {
    return this.ofVirtualInterface('IfTrafficOut', virtualInterface, props);
  }

  /**
   * Whether a link aggregation group (LAG) is up: 1 or 0. By default the maximum of 5 minutes. Racks only.
   *
   * @param outpostLagId such as `op-lag-0123456789abcdef0`
   */
  public metricLagStatus(outpostLagId: string, props?: MetricOptions): Metric {
    // AWS publishes "-" as the virtual interface of a LAG.
    return this.ofVirtualInterface('LagStatus', { outpostLagId, virtualInterfaceId: '-' }, props);
  }

  /**
   * Total capacity of S3 on Outposts in bytes, in the namespace `AWS/S3Outposts`. By default the average of 5 minutes.
   *
   * The user guide names the namespace `S3Outposts`, and dashboards in samples of AWS use `AWS/S3Outposts`. If the metric has no data,
   * list both namespaces with `aws cloudwatch list-metrics`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCapacity.html
   */
  public metricS3TotalBytes(props?: MetricOptions): Metric {
    return this.of('AWS/S3Outposts', 'OutpostTotalBytes', Stats.AVERAGE, {}, props);
  }

  /**
   * Free capacity of S3 on Outposts in bytes, in the namespace `AWS/S3Outposts`. By default the average of 5 minutes.
   *
   * The user guide names the namespace `S3Outposts`, and dashboards in samples of AWS use `AWS/S3Outposts`. If the metric has no data,
   * list both namespaces with `aws cloudwatch list-metrics`.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsCapacity.html
   */
  public metricS3FreeBytes(props?: MetricOptions): Metric {
    return this.of('AWS/S3Outposts', 'OutpostFreeBytes', Stats.AVERAGE, {}, props);
  }

  private ofInstanceType(metricName: string, statistic: string, instanceType: InstanceType, props?: MetricOptions): Metric {
    return this.of('AWS/Outposts', metricName, statistic, { InstanceType: instanceType.toString() }, props);
  }

  private ofVolumeType(metricName: string, volumeType: EbsDeviceVolumeType, props?: MetricOptions): Metric {
    return this.of('AWS/Outposts', metricName, Stats.AVERAGE, { VolumeType: volumeType }, props);
  }

  private ofVirtualInterface(metricName: string, virtualInterface: OutpostVirtualInterface, props?: MetricOptions): Metric {
    const dimensions = {
      LagId: virtualInterface.outpostLagId,
      VirtualInterfaceGroupId: virtualInterface.virtualInterfaceGroupId ?? '-',
      VirtualInterfaceId: virtualInterface.virtualInterfaceId,
    };
    return this.of('AWS/Outposts', metricName, Stats.MAXIMUM, dimensions, props);
  }

  private of(namespace: string, metricName: string, statistic: string, dimensions: object, props: MetricOptions = {}): Metric {
    const { account, region, outpostId: OutpostId } = this;
    return new Metric({
      namespace,
      metricName,
      statistic,
      period: Duration.minutes(5),
      account,
      region,
      ...props,
      dimensionsMap: { OutpostId, ...dimensions, ...props.dimensionsMap },
    });
  }
}
