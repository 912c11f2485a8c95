import { demandsOn, slotsOf } from '../../validation/capacity/demand';
import { shortagesOf } from '../../validation/capacity/shortages';
import { slotsInUse } from '../../validation/capacity/slots-in-use';
import { canLaunch } from '../../validation/outpost/facts';
import { metricKey } from './metrics';
import type { LiveCheck } from './live-outpost';

/**
 * Slots that are free now. The rules cannot know which running instances of the account the templates launched: here, these are known by the
 * tags of their stacks, and all others use slots.
 */
export const slotsAreInUse: LiveCheck = {
  id: 'slots-are-in-use',
  severity: 'error',
  title: 'Instances that are not of these stacks use the slots that the templates require',
  fix: 'Stop or terminate the other instances, use another instance type, or change the slots of a host with a capacity task',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html',
  check: ({ outpost, facts, entry, inventory: { account }, deployedInstances }) => {
    if (!deployedInstances || !entry?.assetInstances || account === undefined) return [];
    const idle = new Set(outpost.hosts?.filter((host) => !canLaunch(host)).map(({ assetId }) => assetId));
    const inUse = new Map(slotsInUse(outpost, facts));
    const others = entry.assetInstances.filter(
      ({ AccountId, AwsServiceName, AssetId, InstanceId = '' }) =>
        AccountId === account && AwsServiceName === 'EC2' && !idle.has(AssetId) && !deployedInstances.has(InstanceId),
    );
    for (const { InstanceType } of others) if (InstanceType) inUse.set(InstanceType, (inUse.get(InstanceType) ?? 0) + 1);
    const slots = slotsOf(outpost, inUse);
    if (others.length === 0 || !slots) return [];
    return shortagesOf(demandsOn(outpost, facts), slots, inUse).map(({ at, message }) => ({ message, at: at.location }));
  },
};

/** EBS capacity that is free now, for the volumes that do not exist yet. */
export const volumesExceedFreeSpace: LiveCheck = {
  id: 'volumes-exceed-free-space',
  severity: 'error',
  title: 'New volumes require more EBS capacity than is available',
  fix: 'Delete volumes, create smaller ones, or order EBS capacity',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-cloudwatch-metrics.html',
  check: ({ outpost, facts, metrics, isNewVolume }) => {
    if (!isNewVolume) return [];
    const created = facts
      .by('volume', 'outpost', outpost)
      .filter(({ location }) => location && !location.condition && isNewVolume(location));
    return [...new Set(created.map(({ volumeType }) => volumeType))].flatMap((type) => {
      const available = type ? metrics.get(metricKey('EBSVolumeTypeCapacityAvailabilityGB', outpost.id, type)) : undefined;
      const volumes = created.filter(({ volumeType }) => volumeType === type);
      const required = volumes.reduce((sum, { size }) => sum + (size ?? 0), 0);
      if (available === undefined || required <= available) return [];
      const message = `new ${type} volumes on ${outpost.id} require ${required} GB, ${available} GB are available`;
      return [{ message, at: volumes[0].location }];
    });
  },
};
