import type { Inventory } from '../../inventory/inventory';

/** A CloudWatch metric of an Outpost, as AWS publishes it. */
export interface OutpostMetric {
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
  readonly statistic: 'Average' | 'Maximum' | 'Minimum';
  /** In seconds. */
  readonly period: number;
}

/** Key of a metric. */
export function metricKey(name: string, ...values: readonly string[]): string {
  return [name, ...values].join(' ');
}

/** A virtual interface of an Outpost. */
export interface VirtualInterface {
  readonly id: string;
  readonly lagId: string;
  /** `-` for an interface of the service link. */
  readonly groupId: string;
}

/** Virtual interfaces of an Outpost whose LAG is known, of the local gateway and of the service link. */
export function virtualInterfacesOf(inventory: Inventory, outpostArn: string | undefined): VirtualInterface[] {
  const { localGateways = [], localGatewayVirtualInterfaces = [], serviceLinkVirtualInterfaces = [] } = inventory;
  const gateways = new Set(localGateways.filter(({ OutpostArn }) => OutpostArn === outpostArn).map(({ LocalGatewayId }) => LocalGatewayId));
  const local = localGatewayVirtualInterfaces
    .filter(({ LocalGatewayId }) => LocalGatewayId !== undefined && gateways.has(LocalGatewayId))
    .map((vif) => [vif.LocalGatewayVirtualInterfaceId, vif.OutpostLagId, vif.LocalGatewayVirtualInterfaceGroupId] as const);
  const service = serviceLinkVirtualInterfaces
    .filter(({ OutpostArn }) => OutpostArn === outpostArn)
    .map((vif) => [vif.ServiceLinkVirtualInterfaceId, vif.OutpostLagId, '-'] as const);
  return [...local, ...service].flatMap(([id, lagId, groupId]) => (id && lagId && groupId ? [{ id, lagId, groupId }] : []));
}

/**
 * Metrics that the checks read.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html
 */
export function metricsOf(
  outpostId: string,
  interfaces: readonly VirtualInterface[],
  volumeTypes: readonly string[],
): ReadonlyMap<string, OutpostMetric> {
  const OutpostId = outpostId;
  const metrics = new Map<string, OutpostMetric>();
  metrics.set(metricKey('ConnectedStatus', OutpostId), {
    ...{ name: 'ConnectedStatus', dimensions: { OutpostId }, statistic: 'Average', period: 60 },
  });
  for (const { id, lagId, groupId } of interfaces) {
    const dimensions = { OutpostId, LagId: lagId, VirtualInterfaceGroupId: groupId, VirtualInterfaceId: id };
    for (const name of ['VifConnectionStatus', 'VifBgpSessionState']) {
      metrics.set(metricKey(name, id), { name, dimensions, statistic: 'Maximum', period: 300 });
    }
  }
  for (const VolumeType of volumeTypes) {
    const name = 'EBSVolumeTypeCapacityAvailabilityGB';
    metrics.set(metricKey(name, OutpostId, VolumeType), { name, dimensions: { OutpostId, VolumeType }, statistic: 'Average', period: 300 });
  }
  return metrics;
}
