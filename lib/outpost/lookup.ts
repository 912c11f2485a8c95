import { ContextProvider, Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { ContextProvider as ContextProviderName } from 'aws-cdk-lib/cloud-assembly-schema';
import type { Construct } from 'constructs';
import type { OutpostAttributes, OutpostLookupOptions } from './outpost';
import { OutpostHardware } from './outpost-hardware';

/** The Availability Zone before the AWS CDK CLI has looked it up. It is not declared. */
export const DUMMY_AVAILABILITY_ZONE = 'dummy1a';

/** What AWS Cloud Control API returns, and its dummy value before the lookup. */
interface CloudControlOutpost {
  readonly AvailabilityZone: string;
  readonly SupportedHardwareType?: string;
}

/** Looks up an Outpost in AWS Cloud Control API with the context provider of the AWS CDK. What is declared takes precedence. */
export function lookUpOutpost(scope: Construct, options: OutpostLookupOptions): OutpostAttributes {
  const { outpostId, ownerAccount, ...declared } = options;
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
    ...declared,
    outpostArn,
    availabilityZone: declared.availabilityZone ?? found.AvailabilityZone,
    hardware: declared.hardware ?? (supportedHardwareType ? OutpostHardware.of({ supportedHardwareType }) : undefined),
  };
}
