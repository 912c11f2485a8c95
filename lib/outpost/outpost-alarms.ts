import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData, type IAlarmAction, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { InstanceType, type EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { Construct } from 'constructs';
import type { Rack } from './rack';
import { OutpostMetrics, type OutpostVirtualInterface } from './outpost-metrics';

/** Properties of the alarms of an Outpost. */
export interface OutpostAlarmsProps {
  /** The Outpost. The alarms have to be in its Region; in another account than its owner's they need cross-account observability. */
  readonly outpost: IOutpostRef;
  /**
   * What is done when an alarm goes off, such as `new SnsAction(topic)`.
   *
   * @default - nothing: the alarms only change their state
   */
  readonly actions?: IAlarmAction[];
  /**
   * What is done when an alarm is over.
   *
   * @default - nothing
   */
  readonly okActions?: IAlarmAction[];
}

/** Options of an alarm of an Outpost. */
export interface OutpostAlarmOptions {
  /**
   * Name of the alarm.
   *
   * @default - CloudFormation makes one
   */
  readonly alarmName?: string;
  /**
   * What the alarm means, and what to do then.
   *
   * @default - a sentence on both
   */
  readonly alarmDescription?: string;
  /**
   * For how many periods in a row the metric has to be bad.
   *
   * @default - one of 5 minutes; for the service link, three of 1 minute
   */
  readonly evaluationPeriods?: number;
  /**
   * How the alarm takes a gap in the metric.
   *
   * @default - of the service link and of networks as bad, since an Outpost that is cut off publishes nothing; of capacity as good
   */
  readonly treatMissingData?: TreatMissingData;
}

/**
 * Alarms of an Outpost. They are in the Region, so that they go off when the Outpost is cut off.
 *
 * An Outpost that is not installed yet publishes nothing either: the alarms of its service link and of its networks go off until it is.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 */
export class OutpostAlarms extends Construct {
  private readonly metrics: OutpostMetrics;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: OutpostAlarmsProps,
  ) {
    super(scope, id);
    this.metrics = OutpostMetrics.fromOutpost(props.outpost);
  }

  /** Goes off when the service link to the Region is impaired. */
  public addServiceLinkAlarm(id: string, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription =
      'The service link of the Outpost is impaired: what runs goes on, nothing can be started. Check the firewall, NAT and uplinks of the building';
    return this.belowInNetwork(id, this.metrics.metricConnectedStatus(), 1, { alarmDescription, evaluationPeriods: 3, ...options });
  }

  /** Goes off when a virtual interface is not ready to forward traffic. */
  public addVirtualInterfaceAlarm(id: string, virtualInterface: OutpostVirtualInterface, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = 'A virtual interface of the Outpost forwards no traffic. Check its VLAN, addresses and BGP session';
    return this.belowInNetwork(id, this.metrics.metricVifConnectionStatus(virtualInterface), 1, { alarmDescription, ...options });
  }

  /** Goes off when the BGP session of a virtual interface is not established. */
  public addBgpSessionAlarm(id: string, virtualInterface: OutpostVirtualInterface, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = 'A BGP session of the Outpost is not established. Check the ASN and the addresses of the peer';
    return this.belowInNetwork(id, this.metrics.metricVifBgpSessionState(virtualInterface), 6, { alarmDescription, ...options });
  }

  /**
   * Goes off when a link aggregation group (LAG) is down.
   *
   * @param outpostLagId such as `op-lag-0123456789abcdef0`
   */
  public addLagAlarm(id: string, outpostLagId: string, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = 'A link aggregation group of the Outpost is down. Check its cables, optics and LACP';
    return this.belowInNetwork(id, this.metrics.metricLagStatus(outpostLagId), 1, { alarmDescription, ...options });
  }

  /** Goes off when an instance could not be launched for want of capacity. */
  public addCapacityExceptionAlarm(id: string, instanceType: InstanceType, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = `A launch of ${instanceType.toString()} failed: the Outpost has no free slot of this type`;
    return this.aboveInCapacity(id, this.metrics.metricCapacityExceptions(instanceType), 0, { alarmDescription, ...options });
  }

  /**
   * Goes off when more instances of a type are in use than the Outpost could hold after a failure.
   *
   * @param instances how many may be in use: for N+1, all slots of the type but those of the host that has most of them
   */
  public addUsedInstancesAlarm(id: string, instanceType: InstanceType, instances: number, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = `More than ${instances} ${instanceType.toString()} are in use: after the failure of a host some would find no slot`;
    return this.aboveInCapacity(id, this.metrics.metricUsedInstances(instanceType), instances, { alarmDescription, ...options });
  }

  /**
   * Adds, for each instance type that racks have slots for, what `addCapacityExceptionAlarm` adds, and what `addUsedInstancesAlarm` adds for the
   * failure of the hosts with most slots of the type.
   *
   * @param racks what the Outpost was declared to have
   * @param spareHosts how many hosts may fail, 1 by default
   */
  public addSlotAlarms(id: string, racks: Rack[], spareHosts: number = 1): Alarm[] {
    const hosts = racks.flatMap((rack) => rack.hosts.map(({ slots = {} }) => slots));
    const types = [...new Set(hosts.flatMap((slots) => Object.keys(slots)))];
    return types.flatMap((type) => {
      const counts = hosts.map((slots) => slots[type] ?? 0).sort((a, b) => a - b);
      const left = counts.slice(0, Math.max(0, counts.length - spareHosts)).reduce((sum, count) => sum + count, 0);
      const instanceType = new InstanceType(type);
      const of = `${id}${type.replace('.', '')}`;
      return [this.addCapacityExceptionAlarm(`${of}Exception`, instanceType), this.addUsedInstancesAlarm(`${of}InUse`, instanceType, left)];
    });
  }

  /**
   * Goes off when an EBS volume type is nearly full.
   *
   * @param percent how much of its capacity may be in use, from 0 to 100
   */
  public addVolumeCapacityAlarm(id: string, volumeType: EbsDeviceVolumeType, percent: number, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = `More than ${percent} % of the ${volumeType} capacity of the Outpost is in use`;
    return this.aboveInCapacity(id, this.metrics.metricVolumeTypeCapacityUtilization(volumeType), percent, {
      alarmDescription,
      ...options,
    });
  }

  /**
   * Goes off when S3 on Outposts is nearly full. Where it is full, objects can no longer be stored.
   *
   * @param percent how much of its capacity may be in use, from 0 to 100
   */
  public addS3CapacityAlarm(id: string, percent: number, options: OutpostAlarmOptions = {}): Alarm {
    const used = new MathExpression({
      expression: '100 * (1 - free / total)',
      usingMetrics: { free: this.metrics.metricS3FreeBytes(), total: this.metrics.metricS3TotalBytes() },
      period: Duration.minutes(5),
      label: 'S3 on Outposts in use (%)',
    });
    const alarmDescription = `More than ${percent} % of the capacity of S3 on Outposts is in use`;
    return this.aboveInCapacity(id, used, percent, { alarmDescription, ...options });
  }

  private belowInNetwork(id: string, metric: IMetric, threshold: number, options: OutpostAlarmOptions): Alarm {
    return this.create(id, metric, threshold, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.BREACHING, options);
  }

  private aboveInCapacity(id: string, metric: IMetric, threshold: number, options: OutpostAlarmOptions): Alarm {
    return this.create(id, metric, threshold, ComparisonOperator.GREATER_THAN_THRESHOLD, TreatMissingData.NOT_BREACHING, options);
  }

  private create(
    id: string,
    metric: IMetric,
    threshold: number,
    comparisonOperator: ComparisonOperator,
    treatMissingData: TreatMissingData,
    options: OutpostAlarmOptions,
  ): Alarm {
    const alarm = new Alarm(this, id, { evaluationPeriods: 1, treatMissingData, ...options, metric, threshold, comparisonOperator });
    alarm.addAlarmAction(...(this.props.actions ?? []));
    alarm.addOkAction(...(this.props.okActions ?? []));
    return alarm;
  }
}
