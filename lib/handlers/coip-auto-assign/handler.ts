import { EC2Client, ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import { ensure, mayPass } from '../lifecycle/attempts';
import { reasonOf, type Answer, type Request } from '../lifecycle/request';

/** What `provider.ts` documents. */
interface Properties {
  readonly SubnetId: string;
  readonly CustomerOwnedIpv4Pool: string;
}

const ec2 = new EC2Client({ maxAttempts: 1, requestHandler: { requestTimeout: 30_000, connectionTimeout: 30_000 } });

/** An attribute of a subnet: whatever is delivered how often, it is on, or off. */
export async function handler(request: Request<Properties>): Promise<Answer> {
  const { RequestType, PhysicalResourceId, ResourceProperties, OldResourceProperties } = request;
  const { SubnetId, CustomerOwnedIpv4Pool } = ResourceProperties;
  try {
    if (RequestType === 'Delete') await turnOff(SubnetId);
    else await turnOn(SubnetId, CustomerOwnedIpv4Pool);
    // Back to the subnet of before: CloudFormation never got to know that it was turned on for the other one, and will not delete that.
    const other = OldResourceProperties?.SubnetId;
    if (RequestType === 'Update' && PhysicalResourceId === SubnetId && other !== SubnetId) await turnOff(other!);
  } catch (error) {
    // The CDK has CloudFormation not delete what it could not create.
    if (RequestType === 'Create' && mayPass(error)) await turnOff(SubnetId).catch(() => undefined);
    throw reasonOf(error);
  }
  return { PhysicalResourceId: RequestType === 'Delete' ? PhysicalResourceId! : SubnetId };
}

/** Two parameters, which are one attribute: a call of this action changes one attribute. */
async function turnOn(SubnetId: string, CustomerOwnedIpv4Pool: string): Promise<void> {
  const command = new ModifySubnetAttributeCommand({ SubnetId, MapCustomerOwnedIpOnLaunch: { Value: true }, CustomerOwnedIpv4Pool });
  await ensure(() => ec2.send(command));
}

async function turnOff(SubnetId: string): Promise<void> {
  try {
    const command = new ModifySubnetAttributeCommand({ SubnetId, MapCustomerOwnedIpOnLaunch: { Value: false } });
    await ensure(() => ec2.send(command));
  } catch (error) {
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    if ((error as Error).name !== 'InvalidSubnetID.NotFound') throw error;
  }
}
