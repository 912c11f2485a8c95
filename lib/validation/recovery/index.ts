import type { Rule } from '../rule';
import { failoverWithoutDataInRegion } from './rules/failover-without-data-in-region';
import { recoveryDiskTypeIsNotSupported } from './rules/recovery-disk-type-is-not-supported';
import { recoveryOnServer } from './rules/recovery-on-server';
import { recoveryServerTypeIsNotSlotted } from './rules/recovery-server-type-is-not-slotted';
import { recoveryWithoutAccessToRegion } from './rules/recovery-without-access-to-region';
import { recoveryWithoutEncryption } from './rules/recovery-without-encryption';
import { recoveryWithoutS3Capacity } from './rules/recovery-without-s3-capacity';
import { recoveryWithoutDirectVpcRouting } from './rules/recovery-without-direct-vpc-routing';

export const recoveryRules: readonly Rule[] = [
  failoverWithoutDataInRegion,
  recoveryDiskTypeIsNotSupported,
  recoveryOnServer,
  recoveryServerTypeIsNotSlotted,
  recoveryWithoutAccessToRegion,
  recoveryWithoutEncryption,
  recoveryWithoutS3Capacity,
  recoveryWithoutDirectVpcRouting,
];
