import { outpostSubnet, resource } from '../example';
import type { Json } from '../facts/template';

/** The EMR cluster `Cluster` in the subnet `Plant` on the Outpost of the examples, with one instance. */
export const emrOnOutpost = (
  properties: object = {},
  instances: object = {},
  group: object = {},
): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  Cluster: resource('AWS::EMR::Cluster', {
    Name: 'analysis',
    ReleaseLabel: 'emr-7.9.0',
    JobFlowRole: 'EMR_EC2_DefaultRole',
    ServiceRole: 'EMR_DefaultRole',
    Instances: {
      Ec2SubnetId: { Ref: 'Plant' },
      TerminationProtected: true,
      MasterInstanceGroup: { InstanceCount: 1, InstanceType: 'm5.xlarge', ...group },
      ...instances,
    },
    ...properties,
  }),
});
