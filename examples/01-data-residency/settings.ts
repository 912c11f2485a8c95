import { OutpostHardware, type OutpostAttributes } from 'cdk-outposts';
import type { DataResidencyGuardrailsStackProps } from './guardrails';
import type { DataResidencyStackProps } from './stack';

// Replace these values with yours. No other file of this example has values of one customer.

const region = 'us-west-2';
/** The account of the hospital, which has the Outpost and the records system. */
const hospitalAccount = '555566667777';
/** The management account of the organization, which creates service control policies. */
const managementAccount = '777788889999';

const outpost: OutpostAttributes = {
  outpostArn: 'arn:aws:outposts:us-west-2:555566667777:outpost/op-0a1b2c3d4e5f60718',
  availabilityZone: 'us-west-2a',
  hardware: OutpostHardware.RACK_GENERATION_1,
  localGateway: { localGatewayId: 'lgw-0a1b2c3d4e5f60718', localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718' },
  capacity: {
    racks: [
      {
        rackId: 'os-hospital-rack-1',
        hosts: [
          { assetId: '2222222220', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 4 } },
          { assetId: '2222222221', slots: { 'm5.xlarge': 8, 'm5.2xlarge': 4 } },
        ],
      },
    ],
  },
};

export const hospital: DataResidencyStackProps = {
  env: { account: hospitalAccount, region },
  outpost,
  vpcCidrBlock: '10.20.0.0/16',
  recordsCidrBlock: '10.20.1.0/24',
  databasesCidrBlock: '10.20.2.0/24',
  wardsCidrBlock: '172.16.0.0/12',
};

export const guardrails: DataResidencyGuardrailsStackProps = {
  env: { account: managementAccount, region },
  hospitalAccount,
  outpostArn: outpost.outpostArn,
  // The subnets Records and Databases, after the first deployment of the hospital.
  subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f6071829'],
  exemptPrincipals: [`arn:aws:iam::${hospitalAccount}:role/BreakGlass`],
};
