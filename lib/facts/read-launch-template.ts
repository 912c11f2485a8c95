import type { BlockDevice, ImageChoice, LaunchTemplate } from './compute';
import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { Properties } from './read-properties';

export function launchTemplate(data: Properties): Omit<LaunchTemplate, keyof Fact> {
  const placement = data.object('Placement');
  const target = data.object('CapacityReservationSpecification').object('CapacityReservationTarget');
  return {
    subnet: subnetOfTemplate(data.objects('NetworkInterfaces')),
    instanceType: data.has('InstanceRequirements') === false ? data.text('InstanceType') : undefined,
    marketType: data.object('InstanceMarketOptions').text('MarketType'),
    blockDevices: blockDevices(data),
    tenancy: placement.text('Tenancy'),
    hasHost: either(placement.has('HostId'), placement.has('HostResourceGroupArn')),
    hasHostResourceGroup: placement.has('HostResourceGroupArn'),
    hasCapacityReservationGroup: target.has('CapacityReservationResourceGroupArn'),
    capacityReservation: target.one('capacityReservation', 'CapacityReservationId'),
    placementGroup: placement.one('placementGroup', 'GroupName'),
    ...imageChoice(data),
  };
}

function subnetOfTemplate(interfaces: Value<readonly Properties[]>): Value<Subnet> {
  if (!interfaces?.length) return interfaces === undefined ? undefined : null;
  const [primary] = interfaces;
  return primary.has('NetworkInterfaceId') === false ? primary.one('subnet', 'SubnetId') : undefined;
}

export function launchConfiguration(p: Properties): Omit<LaunchTemplate, keyof Fact> {
  const isSpot = p.has('SpotPrice');
  return {
    subnet: null,
    instanceType: p.has('InstanceId') === false ? p.text('InstanceType') : undefined,
    marketType: isSpot === undefined ? undefined : isSpot ? 'spot' : null,
    blockDevices: blockDevices(p),
    tenancy: p.text('PlacementTenancy'),
    hasHost: false,
    hasHostResourceGroup: false,
    hasCapacityReservationGroup: false,
    capacityReservation: null,
    placementGroup: null,
    ...imageChoice(p),
  };
}

/** CDK's `Instance` names its launch template by a name, and by an attribute of it as the version. Versions by number may be old ones. */
export function templateOf(specification: Properties): Value<LaunchTemplate> {
  if (specification.isAbsent) return null;
  const version = specification.text('Version');
  if (version === undefined) return specification.one('launchTemplate', 'Version');
  const isCurrent = version === null || ['1', '$Latest', '$Default'].includes(version);
  return isCurrent ? (specification.one('launchTemplate', 'LaunchTemplateId') ?? undefined) : undefined;
}

export function imageChoice(p: Properties): ImageChoice {
  return { image: p.one('image', 'ImageId') ?? null, imageParameter: p.systemsManagerParameter('ImageId') };
}

export function blockDevices(p: Properties): Value<readonly BlockDevice[]> {
  const devices = p.objects('BlockDeviceMappings');
  return (
    devices &&
    devices.map((device) => {
      const ebs = device.object('Ebs');
      return {
        volumeType: ebs.text('VolumeType'),
        isEbs: device.has('Ebs'),
        size: ebs.number('VolumeSize'),
      };
    })
  );
}

/** True where one is, false where none is, and not known otherwise. */
export function either(...values: readonly Value<boolean>[]): Value<boolean> {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}
