import { ContextProvider, Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { ContextProvider as ContextProviderName } from 'aws-cdk-lib/cloud-assembly-schema';
import type { Construct } from 'constructs';
import type { OutpostAttributes, OutpostLookupOptions } from './outpost';
import { OutpostHardware } from './outpost-hardware';

/** Stands for the Availability Zone until the CDK CLI has asked; nothing is declared about it. */
export const DUMMY_AVAILABILITY_ZONE = 'dummy1a';

/** What Cloud Control answers, and what stands in its place until the CDK CLI has asked. */
interface CloudControlOutpost {
  readonly AvailabilityZone: string;
  readonly SupportedHardwareType?: string;
}

/** Asks Cloud Control for an Outpost through the CDK's own context provider. */
export function lookUpOutpost(scope: Construct, options: OutpostLookupOptions): OutpostAttributes {
  const { outpostId, ownerAccount, hardware, localGatewayId, localGatewayRouteTableId } = options;
  const stack = Stack.of(scope);
  const { partition = 'aws' } = RegionInfo.get(stack.region);
  const outpostArn = `arn:${partition}:outposts:${stack.region}:${ownerAccount ?? stack.account}:outpost/${outpostId}`;
  const dummy: CloudControlOutpost = { AvailabilityZone: DUMMY_AVAILABILITY_ZONE };
  const answer = ContextProvider.getValue(scope, {
    provider: ContextProviderName.CC_API_PROVIDER,
    props: {
      typeName: 'AWS::Outposts::Outpost',
      exactIdentifier: outpostArn,
      propertiesToReturn: ['AvailabilityZone', 'SupportedHardwareType'],
    },
    dummyValue: [dummy],
  });
  const [found] = answer.value as CloudControlOutpost[];
  const supportedHardwareType = found.SupportedHardwareType;
  return {
    outpostArn,
    availabilityZone: found.AvailabilityZone,
    hardware: hardware ?? (supportedHardwareType ? OutpostHardware.of({ supportedHardwareType }) : undefined),
    localGatewayId,
    localGatewayRouteTableId,
  };
}
