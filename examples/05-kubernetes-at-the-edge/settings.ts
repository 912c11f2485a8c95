import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { KubernetesAtTheEdgeStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-05a6b7c8d9e0f1a2b',
  availabilityZone: 'us-west-2c',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: { localGatewayId: 'lgw-05a6b7c8d9e0f1a2b', localGatewayRouteTableId: 'lgw-rtb-05a6b7c8d9e0f1a2b' },
  capacity: {
    racks: [
      {
        rackId: 'port-rack-1',
        hosts: [
          { assetId: '5555555550', slots: { 'm5.xlarge': 4, 'm5.4xlarge': 2 } },
          { assetId: '5555555551', slots: { 'm5.xlarge': 4, 'm5.4xlarge': 2 } },
          { assetId: '5555555552', slots: { 'm5.xlarge': 4, 'm5.4xlarge': 2 } },
        ],
      },
    ],
  },
};

export const terminal: KubernetesAtTheEdgeStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  outpost,
  vpcCidrBlock: '10.50.0.0/16',
  terminalCidrBlock: '10.50.16.0/20',
  portCidrBlock: '192.168.0.0/16',
};
