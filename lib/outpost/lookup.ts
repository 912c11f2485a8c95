import { Annotations, ContextProvider, Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { ContextProvider as ContextProviderName } from 'aws-cdk-lib/cloud-assembly-schema';
import { PROVIDER_ERROR_KEY } from 'aws-cdk-lib/cx-api';
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
  const query = {
    provider: ContextProviderName.CC_API_PROVIDER,
    props: {
      typeName: 'AWS::Outposts::Outpost',
      exactIdentifier: outpostArn,
      propertiesToReturn: ['AvailabilityZone', 'SupportedHardwareType'],
    },
  };
  const [found] = ContextProvider.getValue(scope, { ...query, dummyValue: [dummy] }).value as CloudControlOutpost[];
  const cached = scope.node.tryGetContext(ContextProvider.getKey(scope, query).key) as { readonly [key: string]: string } | undefined;
  const failure = cached?.[PROVIDER_ERROR_KEY];
  if (failure !== undefined) Annotations.of(scope).addError(failureMessage(outpostId, stack, failure));
  const supportedHardwareType = found.SupportedHardwareType;
  return {
    ...declared,
    outpostArn,
    availabilityZone: declared.availabilityZone ?? found.AvailabilityZone,
    hardware: declared.hardware ?? (supportedHardwareType ? OutpostHardware.of({ supportedHardwareType }) : undefined),
  };
}

/** Why AWS Cloud Control API returned nothing, as far as the message that the AWS CDK CLI passes on says so, and what to do about it. */
const CAUSES: readonly (readonly [message: RegExp, advice: string])[] = [
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_cloudcontrol.html
  [/not authorized|access ?denied/i, 'allow the IAM actions cloudformation:GetResource and outposts:GetOutpost'],
  [/^No resource of type|not ?found/i, 'check outpostId, ownerAccount and the Region of the stack'],
  // https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/API_GetResource.html
  [/cannot be found|does(n't| not) (exist|support)/i, 'AWS Cloud Control API does not support AWS::Outposts::Outpost there'],
];

function failureMessage(outpostId: string, { account, region }: Stack, failure: string): string {
  const advice = CAUSES.find(([message]) => message.test(failure))?.[1];
  const inventory = `write an inventory with 'npx cdk-outposts discover --region ${region}', and import the Outpost with Outpost.fromInventory`;
  return `Outpost ${outpostId} could not be looked up in account ${account}, Region ${region}; ${advice ? `${advice}, or ` : ''}${inventory}`;
}
