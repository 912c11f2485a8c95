import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { LowLatencyStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0f1e2d3c4b5a69788',
  availabilityZone: 'us-west-2b',
  hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK,
  localGateway: { localGatewayId: 'lgw-0f1e2d3c4b5a69788' },
  capacity: {
    racks: [
      {
        rackId: 'factory-rack-1',
        hosts: [
          { assetId: '3333333330', slots: { 'c7i.xlarge': 12, 'c7i.large': 8 } },
          { assetId: '3333333331', slots: { 'c7i.xlarge': 12, 'c7i.large': 8 } },
          { assetId: '3333333332', slots: { 'c7i.xlarge': 12, 'c7i.large': 8 } },
        ],
      },
    ],
  },
};

export const factory: LowLatencyStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  outpost,
  virtualInterfaceGroupId: 'lgw-vif-grp-0f1e2d3c4b5a69788',
  vpcCidrBlock: '10.30.0.0/16',
  controllersCidrBlock: '10.30.8.0/24',
  lineCidrBlock: '192.168.0.0/16',
};
