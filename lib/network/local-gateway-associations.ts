import { Stack } from 'aws-cdk-lib';
import { DependencyGroup, type IConstruct } from 'constructs';

const ASSOCIATIONS = Symbol.for('cdk-outposts.LocalGatewayAssociations');

/**
 * The associations of VPCs with local gateway route tables in the stack of a construct. Like a route to the local gateway, what uses a
 * customer-owned IP address depends on them: it is created after them, and deleted before them. Other stacks are deployed in their order.
 */
export function localGatewayAssociations(scope: IConstruct): DependencyGroup {
  const stack = Stack.of(scope) as Stack & { [ASSOCIATIONS]?: DependencyGroup };
  if (!stack[ASSOCIATIONS]) Object.defineProperty(stack, ASSOCIATIONS, { value: new DependencyGroup() });
  return stack[ASSOCIATIONS]!;
}
