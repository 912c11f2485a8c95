import type { Size } from 'aws-cdk-lib';
import { SizeRoundingBehavior } from 'aws-cdk-lib';
import type { Declaration } from '../inventory/declaration';
import type { AssetElement, StorageDeclaration } from '../inventory/inventory';
import { instanceTypeCapacities } from './instance-type-capacities';
import { DUMMY_AVAILABILITY_ZONE } from './lookup';
import type { OutpostDeclaration, OutpostStorage } from './outpost-declaration';
import type { Rack } from './rack';

/** How the declared Outpost is identified. */
interface Identity {
  readonly outpostId?: string;
  readonly outpostArn?: string;
  /** Its logical ID, if the same template creates it. */
  readonly logicalId?: string;
}

/** The declaration of an Outpost in the form of an inventory, as a template records it. */
export function declaredOutpost(declared: OutpostDeclaration, { outpostId, outpostArn, logicalId }: Identity): Declaration {
  const { availabilityZone, availabilityZoneId, hardware, localGateway, capacity, expectedDisconnection } = declared;
  const { localGatewayId, localGatewayRouteTableId } = localGateway ?? {};
  return {
    outposts: [
      {
        logicalId,
        localGatewayId,
        outpost: {
          OutpostId: outpostId,
          OutpostArn: outpostArn,
          AvailabilityZone: availabilityZone === DUMMY_AVAILABILITY_ZONE ? undefined : availabilityZone,
          AvailabilityZoneId: availabilityZoneId,
          SupportedHardwareType: hardware?.supportedHardwareType,
          Generation: hardware?.generation,
          RackScalingType: hardware?.rackScalingType,
        },
        assets: capacity?.racks?.flatMap(assetsOf),
        storage: capacity?.storage && storageOf(capacity.storage),
        spareHosts: capacity?.spareHosts,
        expectedDisconnectHours: expectedDisconnection?.toHours({ integral: false }),
      },
    ],
    localGateways: localGatewayId ? [{ LocalGatewayId: localGatewayId, OutpostArn: outpostArn }] : undefined,
    localGatewayRouteTables: localGatewayRouteTableId
      ? [{ LocalGatewayRouteTableId: localGatewayRouteTableId, LocalGatewayId: localGatewayId, OutpostArn: outpostArn }]
      : undefined,
  };
}

function assetsOf({ rackId, hosts }: Rack): AssetElement[] {
  return hosts.map(({ assetId, slots }) => ({
    AssetId: assetId,
    RackId: rackId,
    AssetType: 'COMPUTE',
    ComputeAttributes: slots && { InstanceTypeCapacities: instanceTypeCapacities(slots) },
  }));
}

function storageOf({ s3, ebs }: OutpostStorage): StorageDeclaration {
  const capacityTiB = (size: Size) => size.toTebibytes({ rounding: SizeRoundingBehavior.NONE });
  return {
    s3: s3 && { capacityTiB: capacityTiB(s3) },
    ebs: ebs?.map(({ volumeType, capacity }) => ({ volumeType, capacityTiB: capacityTiB(capacity) })),
  };
}
