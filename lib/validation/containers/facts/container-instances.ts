import { instance } from '../../compute/facts/instance';
import { joinsEcsCluster } from '../../compute/facts/launch-template';
import { autoScalingGroup } from '../../compute/facts/launch';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { Subnet } from '../../network/facts/subnet';

/** ECS container instances: of an `AWS::ECS::CapacityProvider`, or with user data that names their cluster. */
export interface EcsContainerInstances extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** Property that contains the subnets, or the Auto Scaling group in them. */
  readonly property: string;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly ecsContainerInstances: EcsContainerInstances;
  }
}

export const containerInstancesReaders: { readonly [K in 'ecsContainerInstances']: FactReader<K> } = {
  ecsContainerInstances: {
    types: ['AWS::ECS::CapacityProvider', 'AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::Instance'],
    read: ({ type, properties: p }) => {
      if (type === 'AWS::ECS::CapacityProvider') {
        const group = p.object('AutoScalingGroupProvider').one('autoScalingGroup', 'AutoScalingGroupArn');
        return { subnets: group && group.subnets, property: 'AutoScalingGroupProvider.AutoScalingGroupArn' };
      }
      if (type === 'AWS::EC2::Instance') {
        const { subnet, launchTemplate } = instance(p);
        if (!joinsEcsCluster(p) && !launchTemplate?.joinsEcsCluster) return undefined;
        return { subnets: subnet && [subnet], property: p.has('NetworkInterfaces') ? 'NetworkInterfaces' : 'SubnetId' };
      }
      const { subnets, launchTemplate } = autoScalingGroup(p);
      return launchTemplate?.joinsEcsCluster ? { subnets, property: 'VPCZoneIdentifier' } : undefined;
    },
  },
};
