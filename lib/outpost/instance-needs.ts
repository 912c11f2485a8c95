import type { Size } from 'aws-cdk-lib';
import type { InstanceArchitecture } from 'aws-cdk-lib/aws-ec2';

/** Requirements of an instance. */
export interface InstanceNeeds {
  /**
   * Minimum number of vCPUs.
   *
   * @default - any number
   */
  readonly vCpus?: number;
  /**
   * Minimum memory.
   *
   * @default - any size
   */
  readonly memory?: Size;
  /**
   * Minimum number of GPUs.
   *
   * @default - no GPUs; instance types with GPUs are excluded
   */
  readonly gpus?: number;
  /**
   * Architecture of the processor.
   *
   * @default InstanceArchitecture.X86_64
   */
  readonly architecture?: InstanceArchitecture;
}
