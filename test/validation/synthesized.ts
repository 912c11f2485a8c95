import { Stack, type App } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { OutpostHardware, OutpostSubnet, type IOutpost, type Rack } from '../../lib';
import { readFacts } from '../../lib/validation/facts/read';
import type { Inventory } from '../../lib/inventory/inventory';
import { rules } from '../../lib/validation/rules';
import type { Example } from '../../lib/validation/rule';
import { evaluate } from '../../lib/validation/evaluate';
import { ENV, newApp, plant } from '../plant';

/** A stack with a VPC and a subnet on an Outpost. */
export interface Site {
  readonly app: App;
  readonly stack: Stack;
  readonly vpc: Vpc;
  readonly outpost: IOutpost;
  readonly subnet: OutpostSubnet;
}

export function site(hardware: OutpostHardware = OutpostHardware.RACK_GENERATION_1, racks?: Rack[]): Site {
  const app = newApp({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'Plant', { env: ENV });
  const vpc = new Vpc(stack, 'Vpc', {
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    subnetConfiguration: [
      { name: 'Public', subnetType: SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    ],
    natGateways: 0,
  });
  const outpost = plant(stack, { hardware, capacity: { racks } });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
  return { app, stack, vpc, outpost, subnet };
}

/** Rule and resource of each finding in the synthesized templates of an App. */
export function findingsOf(app: App, ...inventories: Inventory[]): string[] {
  const sources = app.synth().stacks.map(({ stackName, templateFullPath, template, environment }) => ({
    name: stackName,
    path: templateFullPath,
    body: template as Record<string, unknown>,
    region: environment.region,
    account: environment.account,
  }));
  return evaluate(readFacts(sources, inventories), rules).findings.map(
    ({ ruleId, location }) => `${ruleId} ${(location.constructPath ?? location.logicalId).replace(/\/Resource$/, '')}`,
  );
}

/** Severity, rule, logical ID and path of each finding in a template. */
export function findingsIn({ resources, inventory, region, account }: Example): string[] {
  const facts = readFacts(
    [{ name: 'Plant', path: 'plant.json', body: { Resources: resources }, region, account }],
    inventory && [inventory],
  );
  return evaluate(facts, rules).findings.map(
    ({ ruleId, severity, location, path }) => `${severity} ${ruleId} ${location.logicalId}${path ? ` ${path}` : ''}`,
  );
}
