import { AlarmStatusWidget, Dashboard, GraphWidget, type IAlarm, type Metric, type YAxisProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { GENERATION_1, SERVER } from '../catalog/generations';
import { VOLUME_TYPES } from '../catalog/volume-types';
import { OutpostsValidation } from '../validation/plugin';
import { declarationOf } from './declaration';
import type { IOutpost } from './outpost';
import { OutpostMetrics, type OutpostVirtualInterface } from './outpost-metrics';

/** Columns of a dashboard. */
const WIDTH = 24;

/** A graph, which is omitted if it has no metrics. */
interface Graph {
  readonly title: string;
  readonly left: Metric[];
  readonly leftYAxis?: YAxisProps;
}

const UP_OR_DOWN: YAxisProps = { min: 0, max: 1 };

/** Properties of the CloudWatch dashboard of an Outpost. */
export interface OutpostDashboardProps {
  /** The Outpost. A dashboard in an account that does not own it needs CloudWatch cross-account observability. */
  readonly outpost: IOutpost;
  /**
   * Name of the dashboard.
   *
   * @default - a generated name
   */
  readonly dashboardName?: string;
  /**
   * Instance types to show the capacity of.
   *
   * @default - the instance types of the slots that are declared for the Outpost, or that its inventory contains
   */
  readonly instanceTypes?: InstanceType[];
  /**
   * EBS volume types to show the capacity of.
   *
   * @default - the volume types of the hardware that is declared for the Outpost; gp2 if it is unknown, and none for Outposts servers
   */
  readonly volumeTypes?: EbsDeviceVolumeType[];
  /**
   * Virtual interfaces (VIFs) to show, with the link aggregation groups (LAGs) that they use.
   *
   * @default - none
   */
  readonly virtualInterfaces?: OutpostVirtualInterface[];
  /**
   * Whether to show the capacity of S3 on Outposts.
   *
   * @default false
   */
  readonly s3?: boolean;
  /**
   * Alarms to show the state of, at the top of the dashboard.
   *
   * @default - none
   */
  readonly alarms?: IAlarm[];
}

/**
 * A CloudWatch dashboard of an Outpost: its service link, the capacity of its instance and volume types, its virtual interfaces, and S3.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 *
 * @example
 * new OutpostDashboard(this, 'Dashboard', {
 *   outpost,
 *   instanceTypes: [new ec2.InstanceType('m5.xlarge')],
 *   volumeTypes: [ec2.EbsDeviceVolumeType.GP2],
 *   s3: true,
 * });
 */
export class OutpostDashboard extends Construct {
  /** The dashboard, for more widgets. */
  public readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: OutpostDashboardProps) {
    super(scope, id);
    const { outpost, dashboardName, alarms = [], virtualInterfaces = [] } = props;
    const metrics = OutpostMetrics.fromOutpost(outpost);
    this.dashboard = new Dashboard(this, 'Dashboard', { dashboardName });
    if (alarms.length) this.dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: WIDTH, alarms }));
    this.addRow({ title: 'Service link up', left: [metrics.metricConnectedStatus({ label: 'connected' })], leftYAxis: UP_OR_DOWN });
    this.addRow(...ofInstances(metrics, props.instanceTypes ?? slottedTypes(outpost)));
    this.addRow(...ofVolumes(metrics, props.volumeTypes ?? volumeTypesOf(outpost)));
    this.addRow(...ofNetwork(metrics, virtualInterfaces));
    if (props.s3) {
      const left = [metrics.metricS3TotalBytes({ label: 'in all' }), metrics.metricS3FreeBytes({ label: 'free' })];
      this.addRow({ title: 'S3 on Outposts (bytes)', left });
    }
    OutpostsValidation.register(this);
  }

  private addRow(...graphs: readonly Graph[]): void {
    const shown = graphs.filter(({ left }) => left.length > 0);
    this.dashboard.addWidgets(...shown.map((graph) => new GraphWidget({ ...graph, width: WIDTH / shown.length })));
  }
}

function ofInstances(metrics: OutpostMetrics, types: readonly InstanceType[]): Graph[] {
  const label = (type: InstanceType) => ({ label: type.toString() });
  return [
    { title: 'Instances in use', left: types.map((type) => metrics.metricUsedInstances(type, label(type))) },
    { title: 'Instances available', left: types.map((type) => metrics.metricAvailableInstances(type, label(type))) },
    { title: 'Failed launches', left: types.map((type) => metrics.metricCapacityExceptions(type, label(type))) },
  ];
}

function ofVolumes(metrics: OutpostMetrics, types: readonly EbsDeviceVolumeType[]): Graph[] {
  const gigabytes = types.flatMap((type) => [
    metrics.metricVolumeTypeCapacityUtilizationGb(type, { label: `${type} in use` }),
    metrics.metricVolumeTypeCapacityAvailabilityGb(type, { label: `${type} available` }),
  ]);
  const percent = types.map((type) => metrics.metricVolumeTypeCapacityUtilization(type, { label: type }));
  return [
    { title: 'Volumes (GB)', left: gigabytes },
    { title: 'Volumes in use (%)', left: percent, leftYAxis: { min: 0, max: 100 } },
  ];
}

function ofNetwork(metrics: OutpostMetrics, virtualInterfaces: readonly OutpostVirtualInterface[]): Graph[] {
  const lags = [...new Set(virtualInterfaces.map(({ outpostLagId }) => outpostLagId))];
  const up = virtualInterfaces.map((vif) => metrics.metricVifConnectionStatus(vif, { label: vif.virtualInterfaceId }));
  const sessions = virtualInterfaces.map((vif) => metrics.metricVifBgpSessionState(vif, { label: vif.virtualInterfaceId }));
  const traffic = virtualInterfaces.flatMap((vif) => [
    metrics.metricIfTrafficIn(vif, { label: `${vif.virtualInterfaceId} in` }),
    metrics.metricIfTrafficOut(vif, { label: `${vif.virtualInterfaceId} out` }),
  ]);
  return [
    { title: 'Link aggregation groups up', left: lags.map((lag) => metrics.metricLagStatus(lag, { label: lag })), leftYAxis: UP_OR_DOWN },
    { title: 'Virtual interfaces up', left: up, leftYAxis: UP_OR_DOWN },
    { title: 'BGP sessions (6: established)', left: sessions, leftYAxis: { min: 0, max: 6 } },
    { title: 'Traffic (bits per second)', left: traffic },
  ];
}

/** The instance types that the hosts have slots for. */
function slottedTypes(outpost: IOutpost): InstanceType[] {
  const assets = declarationOf(outpost)?.outposts?.flatMap((declared) => declared.assets ?? []) ?? [];
  const slots = assets.flatMap(({ ComputeAttributes }) => ComputeAttributes?.InstanceTypeCapacities ?? []);
  return [...new Set(slots.map(({ InstanceType: type }) => type))]
    .filter((type) => type !== undefined)
    .map((type) => new InstanceType(type));
}

function volumeTypesOf({ hardware }: IOutpost): EbsDeviceVolumeType[] {
  if (hardware?.supportedHardwareType === SERVER) return [];
  return (VOLUME_TYPES[hardware?.generation ?? GENERATION_1] ?? VOLUME_TYPES[GENERATION_1]) as EbsDeviceVolumeType[];
}
