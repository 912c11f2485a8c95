import type { Size } from 'aws-cdk-lib';
import type { InstanceArchitecture } from 'aws-cdk-lib/aws-ec2';

/** What an instance needs. */
export interface InstanceNeeds {
  /**
   * vCPUs, at least.
   *
   * @default - any number
   */
  readonly vCpus?: number;
  /**
   * Memory, at least.
   *
   * @default - any
   */
  readonly memory?: Size;
  /**
   * GPUs, at least.
   *
   * @default - none: types with GPUs are left to those who need them
   */
  readonly gpus?: number;
  /**
   * Architecture of the processor.
   *
   * @default InstanceArchitecture.X86_64
   */
  readonly architecture?: InstanceArchitecture;
}
