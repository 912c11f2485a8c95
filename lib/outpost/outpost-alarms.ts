import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData, type IAlarmAction, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { InstanceType, type EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { Construct } from 'constructs';
import type { DeclaredOutpost } from '../inventory/declaration';
import { OutpostsValidation } from '../validation/plugin';
import { declarationOf } from './declaration';
import type { Rack } from './rack';
import { OutpostMetrics, type OutpostVirtualInterface } from './outpost-metrics';

/** Properties of the CloudWatch alarms of an Outpost. */
export interface OutpostAlarmsProps {
  /** The Outpost. Alarms must be in its Region. Alarms in an account that does not own it need CloudWatch cross-account observability. */
  readonly outpost: IOutpostRef;
  /**
   * Actions when an alarm goes to the state `ALARM`, such as `new SnsAction(topic)`.
   *
   * @default - no actions
   */
  readonly actions?: IAlarmAction[];
  /**
   * Actions when an alarm returns to the state `OK`.
   *
   * @default - no actions
   */
  readonly okActions?: IAlarmAction[];
}

/** Options of an alarm of an Outpost. */
export interface OutpostAlarmOptions {
  /**
   * Name of the alarm.
   *
   * @default - a generated name
   */
  readonly alarmName?: string;
  /**
   * Description of the alarm.
   *
   * @default - what the alarm means and what to check
   */
  readonly alarmDescription?: string;
  /**
   * Number of consecutive periods over which the metric is compared with the threshold.
   *
   * @default - 1 period of 5 minutes; for the service link, 3 periods of 1 minute
   */
  readonly evaluationPeriods?: number;
  /**
   * How the alarm treats missing data.
   *
   * @default - `BREACHING` for the service link and the network, because a disconnected Outpost publishes no metrics; `NOT_BREACHING` for
   * capacity
   */
  readonly treatMissingData?: TreatMissingData;
}

/** Options of the alarms for the slots of an Outpost. */
export interface OutpostSlotAlarmsOptions {
  /**
   * Racks of the Outpost, with their hosts and slots.
   *
   * @default - the racks that are declared for the Outpost, or that its inventory contains; throws if there are none
   */
  readonly racks?: Rack[];
  /**
   * Number of hosts that may fail while all instances still find slots.
   *
   * @default - the spare hosts that are declared for the Outpost, or 1
   */
  readonly spareHosts?: number;
}

/**
 * CloudWatch alarms of an Outpost. They are in the Region, so they also work while the Outpost is disconnected.
 *
 * An Outpost that is not installed yet publishes no metrics: the alarms of its service link and of its network are in the state `ALARM`
 * until it is.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 *
 * @example
 * declare const onDuty: sns.Topic;
 *
 * const alarms = new OutpostAlarms(this, 'Alarms', { outpost, actions: [new actions.SnsAction(onDuty)] });
 * alarms.addServiceLinkAlarm('ServiceLink');
 * alarms.addUsedInstancesAlarm('UsedInstances', new ec2.InstanceType('m5.xlarge'), 16);
 * alarms.addVolumeCapacityAlarm('Volumes', ec2.EbsDeviceVolumeType.GP2, 80);
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
    OutpostsValidation.register(this);
  }

  /** Adds an alarm for an impaired service link. */
  public addServiceLinkAlarm(id: string, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription =
      'The service link of the Outpost is impaired: running instances continue, and launches fail. Check the on-premises firewall, NAT and uplinks';
    return this.belowInNetwork(id, this.metrics.metricConnectedStatus(), 1, { alarmDescription, evaluationPeriods: 3, ...options });
  }

  /** Adds an alarm for a virtual interface (VIF) that is not ready to forward traffic. */
  public addVirtualInterfaceAlarm(id: string, virtualInterface: OutpostVirtualInterface, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = 'A virtual interface of the Outpost does not forward traffic. Check its VLAN, addresses and BGP session';
    return this.belowInNetwork(id, this.metrics.metricVifConnectionStatus(virtualInterface), 1, { alarmDescription, ...options });
  }

  /** Adds an alarm for a BGP session of a virtual interface (VIF) that is not established. */
  public addBgpSessionAlarm(id: string, virtualInterface: OutpostVirtualInterface, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = 'A BGP session of the Outpost is not established. Check the ASN and the addresses of the peer';
    return this.belowInNetwork(id, this.metrics.metricVifBgpSessionState(virtualInterface), 6, { alarmDescription, ...options });
  }

  /**
   * Adds an alarm for a link aggregation group (LAG) that is down.
   *
   * @param outpostLagId ID of the LAG, such as `op-lag-0123456789abcdef0`
   */
  public addLagAlarm(id: string, outpostLagId: string, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = 'A link aggregation group of the Outpost is down. Check its cables, optics and LACP';
    return this.belowInNetwork(id, this.metrics.metricLagStatus(outpostLagId), 1, { alarmDescription, ...options });
  }

  /** Adds an alarm for launches that fail because of insufficient capacity. */
  public addCapacityExceptionAlarm(id: string, instanceType: InstanceType, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = `A launch of ${instanceType.toString()} failed: the Outpost has no free slot of this type`;
    return this.aboveInCapacity(id, this.metrics.metricCapacityExceptions(instanceType), 0, { alarmDescription, ...options });
  }

  /**
   * Adds an alarm for more used instances of a type than find slots after a host failure.
   *
   * @param instances number of instances that may be in use: for N+1 availability, all slots of the type except those of the host that has
   * most of them
   */
  public addUsedInstancesAlarm(id: string, instanceType: InstanceType, instances: number, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = `More than ${instances} ${instanceType.toString()} instances are in use: after a host failure, some do not find a slot`;
    return this.aboveInCapacity(id, this.metrics.metricUsedInstances(instanceType), instances, { alarmDescription, ...options });
  }

  /**
   * Adds two alarms for each instance type that hosts have slots for: that of `addCapacityExceptionAlarm`, and that of
   * `addUsedInstancesAlarm` for the failure of the hosts with most slots of the type.
   *
   * @throws if no racks are specified and none are declared for the Outpost
   */
  public addSlotAlarms(id: string, options: OutpostSlotAlarmsOptions = {}): Alarm[] {
    const [declared] = declarationOf(this.props.outpost)?.outposts ?? [];
    const { spareHosts = declared?.spareHosts ?? 1 } = options;
    const hosts = options.racks?.flatMap((rack) => rack.hosts.map(({ slots = {} }) => slots)) ?? slotsOfHosts(declared);
    if (!hosts) {
      throw new Error(
        `the racks of Outpost '${this.props.outpost.node.path}' are not known; specify racks, or declare capacity.racks when you import the Outpost`,
      );
    }
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
   * Adds an alarm for the used capacity of an EBS volume type.
   *
   * @param percent percentage of the capacity that may be in use, from 0 to 100
   */
  public addVolumeCapacityAlarm(id: string, volumeType: EbsDeviceVolumeType, percent: number, options: OutpostAlarmOptions = {}): Alarm {
    const alarmDescription = `More than ${percent} % of the ${volumeType} capacity of the Outpost is in use`;
    return this.aboveInCapacity(id, this.metrics.metricVolumeTypeCapacityUtilization(volumeType), percent, {
      alarmDescription,
      ...options,
    });
  }

  /**
   * Adds an alarm for the used capacity of S3 on Outposts. Without free capacity, no objects can be stored.
   *
   * @param percent percentage of the capacity that may be in use, from 0 to 100
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

/** The slots of each host, as the Outpost declares or its inventory contains them; undefined if no host is known. */
function slotsOfHosts(declared: DeclaredOutpost | undefined): { readonly [instanceType: string]: number }[] | undefined {
  const hosts = declared?.assets?.filter(({ AssetType = 'COMPUTE' }) => AssetType === 'COMPUTE');
  if (!hosts?.length) return undefined;
  return hosts.map(({ ComputeAttributes }) =>
    Object.fromEntries((ComputeAttributes?.InstanceTypeCapacities ?? []).map(({ InstanceType = '', Count = 0 }) => [InstanceType, Count])),
  );
}
