import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { OutpostsServerStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-07f6e5d4c3b2a1908',
  availabilityZone: 'us-west-2c',
  hardware: OutpostHardware.SERVER,
  capacity: { racks: [{ rackId: 'shop', hosts: [{ assetId: '7777777770', slots: { 'c6id.4xlarge': 2 } }] }] },
};

export const shop: OutpostsServerStackProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  outpost,
  vpcCidrBlock: '10.70.0.0/16',
  subnetCidrBlock: '10.70.1.0/26',
};
