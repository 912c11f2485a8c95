import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetProps } from './fleet';

// Replace these values with yours. The inventory is `outposts.json`, and what differs between the sites is in `warehouses.json`.

export const fleet: FleetProps = {
  env: { account: '111122223333', region: 'us-west-2' },
  inventory: join(__dirname, 'outposts.json'),
  warehouses: JSON.parse(readFileSync(join(__dirname, 'warehouses.json'), 'utf8')),
  // On premises, so that names resolve during a service link outage.
  dnsServers: ['172.31.0.10', '172.31.0.11'],
  waves: [
    { name: 'Canary', vpcCidrBlock: '10.128.0.0/18', manualApproval: true },
    { name: 'West', vpcCidrBlock: '10.128.64.0/18' },
    { name: 'Mountain', vpcCidrBlock: '10.128.128.0/18' },
    { name: 'Central', vpcCidrBlock: '10.128.192.0/18' },
    { name: 'East', vpcCidrBlock: '10.129.0.0/18' },
  ],
  source: {
    connectionArn: 'arn:aws:codeconnections:us-west-2:111122223333:connection/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
    repository: 'example/warehouses',
    branch: 'main',
  },
};
