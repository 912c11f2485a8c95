import { SERVER } from '../../catalog/generations';
import { isInService } from '../../catalog/host-states';
import type { AssetElement, OutpostInventoryEntry } from '../../inventory/inventory';
import { demandsOn, slotsOf } from '../../validation/capacity/demand';
import { fit } from '../../validation/capacity/slots';
import { slotsInUse } from '../../validation/capacity/slots-in-use';
import type { Outpost } from '../../validation/outpost/facts';
import { addLine, type Draft, type Drawing } from './drawing';

const GIB_PER_TIB = 1024;

/** Adds the instance capacity, the racks and the hosts of an Outpost. */
export function drawHardware(outpost: Outpost, draft: Draft, drawing: Drawing): void {
  const entries = entriesOf(outpost, drawing);
  const assets = entries.find((entry) => entry.assets?.length)?.assets ?? [];
  const hosts = assets.filter(({ AssetType }) => (AssetType ?? 'COMPUTE') === 'COMPUTE');
  if (hosts.length === 0) return;
  const hardware = drawing.element(`hardware of ${outpost.id}`, 'hardware', 'Hardware', draft);
  drawCapacity(outpost, hardware, drawing);
  const running = entries.find((entry) => entry.assetInstances)?.assetInstances;
  // A server is in a rack of the customer: its asset has a rack ID and no rack.
  const placeOf = (host: AssetElement) => (outpost.hardware === SERVER ? hardware : rackOf(host, hardware, drawing));
  for (const host of hosts) drawHost(host, running, placeOf(host), drawing);
}

/** The inventories override the declarations in the templates. */
function entriesOf({ id }: Outpost, { input }: Drawing): OutpostInventoryEntry[] {
  return input.inventories
    .flatMap(({ outposts }) => outposts ?? [])
    .filter(({ outpost }) => outpost?.OutpostId === id || outpost?.OutpostArn?.endsWith(`/${id}`))
    .reverse();
}

function rackOf({ RackId: id }: AssetElement, hardware: Draft, drawing: Drawing): Draft {
  return id ? drawing.element(`${hardware.id}, rack ${id}`, 'rack', id, hardware) : hardware;
}

/** Slots of the Outpost by instance type: in use by other workloads, requested by the templates, and free. */
function drawCapacity(outpost: Outpost, hardware: Draft, drawing: Drawing): void {
  const { facts } = drawing.input;
  const inUse = slotsInUse(outpost, facts);
  const available = slotsOf(outpost, inUse);
  if (!available || !outpost.slots) return;
  const draft = drawing.element(`capacity of ${outpost.id}`, 'capacity', 'Instance capacity', hardware);
  const { free, shortages } = fit(demandsOn(outpost, facts), available);
  for (const { instanceType, count: total } of outpost.slots) {
    const left = free.get(instanceType) ?? 0;
    const others = Math.min(total, inUse.get(instanceType) ?? 0);
    const requested = total - others - left;
    const uses = [others > 0 && `${others} in use`, `${requested} requested`, `${left} free of ${total}`].filter(Boolean);
    draft.rows.push({
      text: `${instanceType}: ${uses.join(', ')}`,
      bar: {
        total,
        parts: [{ use: 'inUse', amount: others } as const, { use: 'requested', amount: requested } as const].filter(
          ({ amount }) => amount > 0,
        ),
      },
    });
  }
  for (const { demand, missing } of shortages)
    draft.rows.push({ text: `${demand.types.join(' or ')}: ${missing} slots missing for ${demand.of}` });
  if (outpost.spareHosts) addLine(draft, `tolerates ${outpost.spareHosts} host ${outpost.spareHosts === 1 ? 'failure' : 'failures'}`);
  const storage = [
    outpost.ebsCapacityTiB !== undefined && outpost.ebsCapacityTiB !== null && `EBS ${outpost.ebsCapacityTiB} TiB`,
    outpost.s3CapacityTiB !== undefined && outpost.s3CapacityTiB !== null && `S3 on Outposts ${outpost.s3CapacityTiB} TiB`,
  ];
  addLine(draft, ...storage);
  if (outpost.ebsCapacityTiB) draft.details.push(`EBS capacity: ${outpost.ebsCapacityTiB * GIB_PER_TIB} GiB`);
}

/** Slots of a host by instance type. An inventory contains the instances that run on it; no template decides where EC2 launches one. */
function drawHost(host: AssetElement, running: OutpostInventoryEntry['assetInstances'], parent: Draft, drawing: Drawing): void {
  const { AssetId: id = 'unknown', ComputeAttributes: attributes, AssetLocation: location } = host;
  const draft = drawing.element(`${parent.id}, host ${id}`, 'host', `Host ${id}`, parent);
  const state = attributes?.State;
  addLine(draft, state && state !== 'ACTIVE' && state.toLowerCase(), attributes?.HostId);
  if (location?.RackElevation !== undefined) draft.details.push(`Position in the rack: ${location.RackElevation}`);
  if (!isInService(state)) draft.details.push('The slots of the host are not available');
  const here = running?.filter(({ AssetId }) => AssetId === id);
  for (const { InstanceType: type, Count: total } of attributes?.InstanceTypeCapacities ?? []) {
    if (type === undefined || total === undefined) continue;
    const used = here?.filter(({ InstanceType }) => InstanceType === type).length;
    draft.rows.push(
      used === undefined
        ? { text: `${type}: ${total} ${total === 1 ? 'slot' : 'slots'}`, bar: { total, parts: [], isUnknown: true } }
        : { text: `${type}: ${used} used, ${total - used} free`, bar: { total, parts: used > 0 ? [{ use: 'inUse', amount: used }] : [] } },
    );
  }
}
