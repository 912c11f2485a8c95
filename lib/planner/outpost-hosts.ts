import { isInService } from '../catalog/host-states';
import { familyOf, HOST_VCPUS } from '../catalog/instance-families';
import type { AssetElement, OutpostInventoryEntry } from '../inventory/inventory';
import type { Host, Slots, Slotting } from './host';

/** An instance that runs on a host. */
export interface RunningInstance {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly hostId: string;
  /** Account that owns the instance. */
  readonly accountId?: string;
  /** AWS service that runs the instance, such as `RDS`. */
  readonly service?: string;
}

/** The hosts of an Outpost, as an inventory describes them. */
export interface OutpostHosts {
  readonly hosts: readonly Host[];
  /** The slots that the hosts have now. */
  readonly slotting: Slotting;
  readonly running: readonly RunningInstance[];
  /** Hosts that are left out, with the reason. */
  readonly leftOut: readonly { readonly id: string; readonly because: string }[];
}

/**
 * Reads the hosts of an Outpost.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_ComputeAttributes.html
 */
export function hostsOf({ assets = [], assetInstances = [] }: OutpostInventoryEntry): OutpostHosts {
  const leftOut: { id: string; because: string }[] = [];
  const hosts: Host[] = [];
  const slotting = new Map<string, Slots>();
  for (const asset of assets) {
    if ((asset.AssetType ?? 'COMPUTE') !== 'COMPUTE' || asset.AssetId === undefined) continue;
    const host = hostOf(asset, asset.AssetId);
    const state = asset.ComputeAttributes?.State;
    if (!isInService(state)) leftOut.push({ id: asset.AssetId, because: `its state is ${state}` });
    else if (!host) leftOut.push({ id: asset.AssetId, because: 'its instance families or its vCPUs are unknown' });
    else {
      hosts.push(host);
      slotting.set(host.id, slotsOf(asset));
    }
  }
  const running = assetInstances.flatMap(({ InstanceId, InstanceType, AssetId, AccountId, AwsServiceName }) =>
    InstanceId !== undefined && InstanceType !== undefined && AssetId !== undefined
      ? [{ instanceId: InstanceId, instanceType: InstanceType, hostId: AssetId, accountId: AccountId, service: AwsServiceName }]
      : [],
  );
  return { hosts, slotting, running, leftOut };
}

function hostOf({ RackId, ComputeAttributes }: AssetElement, id: string): Host | undefined {
  const slotted = ComputeAttributes?.InstanceTypeCapacities?.map(({ InstanceType }) => familyOf(InstanceType ?? '')) ?? [];
  const families = ComputeAttributes?.InstanceFamilies?.length ? ComputeAttributes.InstanceFamilies : [...new Set(slotted)];
  const vCpus = ComputeAttributes?.MaxVcpus ?? HOST_VCPUS[families[0]];
  return families.length > 0 && vCpus ? { id, rackId: RackId, families, vCpus } : undefined;
}

function slotsOf({ ComputeAttributes }: AssetElement): Slots {
  const slots = new Map<string, number>();
  for (const { InstanceType, Count } of ComputeAttributes?.InstanceTypeCapacities ?? []) {
    if (InstanceType !== undefined && Count) slots.set(InstanceType, (slots.get(InstanceType) ?? 0) + Count);
  }
  return slots;
}
