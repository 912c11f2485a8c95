import { EC2Client, ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import { ensure } from '../lifecycle/attempts';
import { LIMITS } from '../lifecycle/limits';
import { settingOf } from '../lifecycle/setting';

/** What `provider.ts` documents. */
interface Properties {
  readonly SubnetId: string;
  readonly CustomerOwnedIpv4Pool: string;
}

const ec2 = new EC2Client({ maxAttempts: 1, requestHandler: LIMITS });

export const handler = settingOf<Properties>({
  ownerOf: ({ SubnetId }) => SubnetId,

  /** Two parameters, which are one attribute: a call of this action changes one attribute. */
  async turnOn({ SubnetId, CustomerOwnedIpv4Pool }) {
    const command = new ModifySubnetAttributeCommand({ SubnetId, MapCustomerOwnedIpOnLaunch: { Value: true }, CustomerOwnedIpv4Pool });
    await ensure(() => ec2.send(command));
  },

  async turnOff(SubnetId) {
    try {
      const command = new ModifySubnetAttributeCommand({ SubnetId, MapCustomerOwnedIpOnLaunch: { Value: false } });
      await ensure(() => ec2.send(command));
    } catch (error) {
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
      if ((error as Error).name !== 'InvalidSubnetID.NotFound') throw error;
    }
  },
});
