import { AwsJson } from './aws-json';
import { AwsError } from './state';

const OUTPOST = 'AWS::Outposts::Outpost';

/** AWS Cloud Control API, which identifies an Outpost by its ARN. */
export const cloudControl = new AwsJson('cloudcontrolapi', 'CloudApiService', '1.0', {
  GetResource({ TypeName, Identifier }: { TypeName: string; Identifier: string }, { inventory }) {
    if (TypeName !== OUTPOST) throw new AwsError('TypeNotFoundException', 404, `The type '${TypeName}' cannot be found.`);
    const found = inventory.outposts?.find(({ outpost }) => outpost?.OutpostArn === Identifier)?.outpost;
    if (!found)
      throw new AwsError('ResourceNotFoundException', 404, `Resource of type '${TypeName}' with identifier '${Identifier}' was not found.`);
    const { Name, SiteId, OutpostArn, OutpostId, AvailabilityZone, AvailabilityZoneId, SupportedHardwareType } = found;
    const properties = { Name, SiteId, OutpostArn, OutpostId, AvailabilityZone, AvailabilityZoneId, SupportedHardwareType };
    return { TypeName, ResourceDescription: { Identifier, Properties: JSON.stringify(properties) } };
  },
});
