import { EC2Client, ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import { ensure } from '../lifecycle/attempts';
import { NOT_IDEMPOTENT } from '../lifecycle/limits';
import { settingOf } from '../lifecycle/setting';

/** See `provider.ts`. */
interface Properties {
  readonly SubnetId: string;
  readonly CustomerOwnedIpv4Pool: string;
}

const ec2 = new EC2Client(NOT_IDEMPOTENT);

export const handler = settingOf<Properties>({
  ownerOf: ({ SubnetId }) => SubnetId,

  /** A call modifies one attribute. Both parameters belong to the same attribute. */
  async enable({ SubnetId, CustomerOwnedIpv4Pool }) {
    const command = new ModifySubnetAttributeCommand({ SubnetId, MapCustomerOwnedIpOnLaunch: { Value: true }, CustomerOwnedIpv4Pool });
    await ensure(() => ec2.send(command));
  },

  async disable(SubnetId) {
    try {
      const command = new ModifySubnetAttributeCommand({ SubnetId, MapCustomerOwnedIpOnLaunch: { Value: false } });
      await ensure(() => ec2.send(command));
    } catch (error) {
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
      if ((error as Error).name !== 'InvalidSubnetID.NotFound') throw error;
    }
  },
});
