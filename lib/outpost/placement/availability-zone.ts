import type { CfnCapacityReservation, CfnSubnet, CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { IOutpost } from '../outpost';

/** Sets the Availability Zone of a resource to that of the Outpost: by its ID if it is declared, since a resource accepts only one of both. */
export function setAvailabilityZone(resource: CfnCapacityReservation | CfnSubnet | CfnVolume, outpost: IOutpost): void {
  const { availabilityZoneId } = outpost;
  resource.availabilityZoneId = availabilityZoneId;
  resource.availabilityZone = availabilityZoneId ? undefined : outpost.availabilityZone;
}

/**
 * Name of the Availability Zone of the Outpost; undefined if only its ID is declared.
 *
 * @throws if neither is declared
 */
export function zoneNameOf(outpost: IOutpost): string | undefined {
  try {
    return outpost.availabilityZone;
  } catch (error) {
    if (outpost.availabilityZoneId === undefined) throw error;
    return undefined;
  }
}
