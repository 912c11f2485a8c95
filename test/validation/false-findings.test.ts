import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { App, Aspects, Fn, Size, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { OutpostSubnet, type IOutpost } from '../../lib';
import { ENV, OUTPOST_ARN, plant } from '../plant';
import { reportOf, type Report } from './report';

const IMAGE = 'ami-0a1b2c3d4e5f60718';
const REGION_SUBNET = 'subnet-0b1b2c3d4e5f60718';
const BARE_METAL = 'bmn-sf2e.metal-16xl';

let ranges = 100;
const range = () => `10.0.${ranges++}.0/24`;

function outpostSubnet(scope: Construct, id: string, vpc: ec2.IVpc, outpost: IOutpost): OutpostSubnet {
  return new OutpostSubnet(scope, id, { vpc, outpost, ipv4CidrBlock: range() });
}

function plainSubnet(scope: Construct, id: string, vpc: ec2.IVpc, outpostArn?: string): ec2.CfnSubnet {
  return new ec2.CfnSubnet(scope, id, { vpcId: vpc.vpcId, cidrBlock: range(), availabilityZone: 'us-west-2a', outpostArn });
}

/** The CDK's own load balancer. */
function loadBalancer(scope: Construct, id: string, vpc: ec2.IVpc, subnet: ec2.ISubnet): elbv2.ApplicationLoadBalancer {
  return new elbv2.ApplicationLoadBalancer(scope, id, { vpc, vpcSubnets: { subnets: [subnet] } });
}

function newVpc(scope: Construct): ec2.IVpc {
  return new ec2.Vpc(scope, 'Vpc', { availabilityZones: ['us-west-2a'], subnetConfiguration: [], natGateways: 0 });
}

/** One App, since AWS's validator takes seconds to start. */
function judge(): { readonly report: Report; readonly folder: string } {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  const stack = new Stack(app, 'Plant', { env: ENV });
  const outpost = plant(stack);
  const vpc = newVpc(stack);
  const line = outpostSubnet(stack, 'Line', vpc, outpost);

  loadBalancer(stack, 'AlbInOutpostSubnet', vpc, line);
  const imported = { outpost, subnetId: 'subnet-0a1b2c3d4e5f60718' };
  loadBalancer(stack, 'AlbInImportedSubnet', vpc, OutpostSubnet.fromOutpostSubnetAttributes(stack, 'Imported', imported));
  const byToken = { outpost, subnetId: Fn.importValue('OutpostSubnetId') };
  loadBalancer(stack, 'AlbInSubnetOfAnotherApp', vpc, OutpostSubnet.fromOutpostSubnetAttributes(stack, 'ImportedByToken', byToken));
  new elbv2.CfnLoadBalancer(stack, 'AlbInPlainSubnet', { subnets: [plainSubnet(stack, 'Plain', vpc, OUTPOST_ARN).ref] });
  const mapped = plainSubnet(stack, 'Mapped', vpc, OUTPOST_ARN);
  new elbv2.CfnLoadBalancer(stack, 'AlbMappedToSubnet', { type: 'application', subnetMappings: [{ subnetId: mapped.ref }] });
  const later = plainSubnet(stack, 'PlacedLater', vpc);
  new elbv2.CfnLoadBalancer(stack, 'AlbInSubnetPlacedLater', { subnets: [later.ref] });
  later.with(outpost.placement);
  const byAspect = plainSubnet(stack, 'PlacedByAspect', vpc);
  new elbv2.CfnLoadBalancer(stack, 'AlbInSubnetPlacedByAspect', { subnets: [byAspect.ref] });
  Aspects.of(byAspect).add({ visit: (node) => outpost.placement.applyTo(node) });
  const user = new Stack(app, 'User', { env: ENV });
  loadBalancer(user, 'AlbInSubnetOfAnotherStack', vpc, line);
  const staged = new Stack(new Stage(app, 'Production'), 'Plant', { env: ENV });
  const stagedVpc = newVpc(staged);
  loadBalancer(staged, 'AlbInStage', stagedVpc, outpostSubnet(staged, 'Line', stagedVpc, plant(staged)));

  const metadata = { config: { ignore_checks: ['W3691'] } };
  const annotated = new elbv2.CfnLoadBalancer(stack, 'AlbWithMetadataOfItsOwn', { subnets: [line.subnetId] });
  annotated.addMetadata('cfn-lint', metadata);
  new elbv2.CfnLoadBalancer(stack, 'AlbInRegion', { subnets: [plainSubnet(stack, 'OfRegion', vpc).ref] });
  new elbv2.CfnLoadBalancer(stack, 'AlbInUnknownSubnet', { subnets: [REGION_SUBNET] });
  // A construct of the user that has properties of the same names, and is no subnet on an Outpost.
  Object.assign(new Construct(stack, 'Inventory'), { outpost: 'none', subnetId: REGION_SUBNET });

  new ec2.CfnInstance(stack, 'BareMetal', { imageId: IMAGE, instanceType: BARE_METAL, subnetId: line.subnetId });
  new ec2.CfnInstance(stack, 'BareMetalInRegion', { imageId: IMAGE, instanceType: BARE_METAL, subnetId: REGION_SUBNET });
  new ec2.CfnInstance(stack, 'Mistyped', { imageId: IMAGE, instanceType: 'm5.huge', subnetId: line.subnetId });

  // A stack of its own: where `ec2.Vpc` asks for zones, the CDK acknowledges W3010 for the whole stack.
  const zones = new Stack(app, 'Zones', { env: ENV });
  const zone = { availabilityZone: 'us-west-2a' };
  new ec2.Volume(zones, 'Volume', { ...zone, size: Size.gibibytes(1), encrypted: true }).with(outpost.placement);
  new ec2.CfnHost(zones, 'Host', { ...zone, instanceFamily: 'm5', outpostArn: OUTPOST_ARN });
  const reserved = { ...zone, instanceType: 'm5.large', instancePlatform: 'Linux/UNIX', instanceCount: 1 };
  new ec2.CfnCapacityReservation(zones, 'Reservation', { ...reserved, outPostArn: OUTPOST_ARN });
  new ec2.CfnSubnet(zones, 'Subnet', { ...zone, vpcId: 'vpc-0a1b2c3d4e5f60718', cidrBlock: '10.0.8.0/24', outpostArn: OUTPOST_ARN });
  new ec2.CfnVolume(zones, 'VolumeInRegion', { ...zone, size: 1, encrypted: true });
  return { report: reportOf(app).report, folder: app.outdir };
}

process.env.CDK_VALIDATION = 'true';
const { report, folder } = judge();
process.env.CDK_VALIDATION = 'false';

const awsReport = report.pluginReports.find(({ pluginName }) => pluginName === 'CloudFormation Validate');

/** Last part of the paths of what AWS's validator found. */
function foundBy(check: string): string[] {
  const found = awsReport?.violations.filter(({ ruleName }) => ruleName === check) ?? [];
  return found
    .flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath.replace(/^Plant\//, '')))
    .sort();
}

test('AWS’s own validator does not refuse a load balancer in one subnet where that is on an Outpost, however it came there', () => {
  expect(foundBy('E3680')).toEqual(['AlbInRegion', 'AlbInUnknownSubnet']);
});

test('AWS’s own validator does not refuse bare metal instances on an Outpost, and still refuses what is mistyped', () => {
  expect(foundBy('E3628')).toEqual(['BareMetalInRegion', 'Mistyped']);
});

test('AWS’s own validator does not warn of the Availability Zone of what is on an Outpost', () => {
  expect(foundBy('W3010')).toEqual(['Zones/VolumeInRegion']);
});

test('what is acknowledged stands in the report, with the reason', () => {
  const reasons = awsReport?.suppressedViolations?.map(({ acknowledgedId, reason }) => `${acknowledgedId}: ${reason}`);
  expect(reasons).toEqual(
    expect.arrayContaining([
      'CloudFormation-Validate::E3628: the bare metal instances of second-generation racks exist on Outposts only',
      'CloudFormation-Validate::E3680: an Application Load Balancer on an Outpost takes exactly one subnet',
      'CloudFormation-Validate::W3010: an Outpost extends one Availability Zone, and what is on it has to name that zone',
    ]),
  );
});

const TEMPLATES = ['Plant.template.json', 'User.template.json', 'assembly-Production/ProductionPlantEA5EBA3C.template.json'];

test('cfn-lint refuses no more than AWS’s own validator does', () => {
  const installed = lint('--version');
  if (installed === undefined) {
    if (process.env.CI === 'true') throw new Error('the test needs cfn-lint (pip install cfn-lint)');
    console.warn('not linted: cfn-lint is not installed (pip install cfn-lint)');
    return;
  }
  const findings = TEMPLATES.flatMap((template) => {
    const found = lint('--regions', 'us-west-2', '--format', 'json', '--template', path.join(folder, template)) ?? '[]';
    return JSON.parse(found) as { readonly Rule: { readonly Id: string }; readonly Location: { readonly Path: readonly string[] } }[];
  });
  const refused = (check: string) => findings.filter(({ Rule }) => Rule.Id === check).map(({ Location }) => Location.Path[1]);
  expect(refused('E3680').sort()).toEqual(['AlbInRegion', 'AlbInUnknownSubnet']);
  expect(refused('E3628').sort()).toEqual(['BareMetalInRegion', 'Mistyped']);
});

test('what the user tells cfn-lint stays', () => {
  const { Resources } = JSON.parse(fs.readFileSync(path.join(folder, TEMPLATES[0]), 'utf8'));
  expect(Resources.AlbWithMetadataOfItsOwn.Metadata['cfn-lint']).toEqual({ config: { ignore_checks: ['W3691', 'E3680'] } });
});

test('what cfn-lint only warns of takes no place in the template', () => {
  expect(fs.readFileSync(path.join(folder, 'Zones.template.json'), 'utf8')).not.toContain('cfn-lint');
});

test('a load balancer is acknowledged once, however often the App is synthesized', () => {
  const app = new App();
  const stack = new Stack(app, 'Plant', { env: ENV });
  const vpc = newVpc(stack);
  const alb = loadBalancer(stack, 'Alb', vpc, outpostSubnet(stack, 'Line', vpc, plant(stack)));
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  app.synth();
  app.synth({ force: true });
  print.mockRestore();
  const metadata = alb.node.defaultChild!.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  expect(metadata).toHaveLength(1);
});

/** What cfn-lint prints; undefined where it is not installed. It fails where it finds something. */
function lint(...args: string[]): string | undefined {
  try {
    return execFileSync('cfn-lint', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? undefined : (error as { stdout: string }).stdout;
  }
}
