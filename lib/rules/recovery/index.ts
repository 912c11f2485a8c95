import type { Rule } from '../rule';
import { failoverWithoutDataInRegion } from './failover-without-data-in-region';
import { recoveryDisksOnOutpost } from './recovery-disks-on-outpost';
import { recoveryOnServer } from './recovery-on-server';
import { recoveryServerTypeIsNotSlotted } from './recovery-server-type-is-not-slotted';
import { recoveryWithoutEncryption } from './recovery-without-encryption';
import { recoveryWithoutS3Capacity } from './recovery-without-s3-capacity';

export const recoveryRules: readonly Rule[] = [
  failoverWithoutDataInRegion,
  recoveryDisksOnOutpost,
  recoveryOnServer,
  recoveryServerTypeIsNotSlotted,
  recoveryWithoutEncryption,
  recoveryWithoutS3Capacity,
];
