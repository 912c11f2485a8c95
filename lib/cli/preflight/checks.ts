import { outpostIsNotActive, outpostIsNotVisible } from './account';
import { slotsAreInUse, volumesExceedFreeSpace } from './capacity';
import { coipPoolHasNoFreeAddress } from './coip';
import type { LiveCheck } from './live-outpost';
import { bgpSessionIsNotEstablished, localGatewayIsNotAvailable, virtualInterfaceIsDown } from './network';
import { serviceLinkIsDown } from './service-link';

/** Every check of the live account. */
export const liveChecks: readonly LiveCheck[] = [
  serviceLinkIsDown,
  outpostIsNotVisible,
  outpostIsNotActive,
  localGatewayIsNotAvailable,
  virtualInterfaceIsDown,
  bgpSessionIsNotEstablished,
  coipPoolHasNoFreeAddress,
  slotsAreInUse,
  volumesExceedFreeSpace,
];
