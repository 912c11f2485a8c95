import { App, Stack } from 'aws-cdk-lib';
import { BlockDeviceVolume, EbsDeviceVolumeType, RouterType, SubnetType, Vpc, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { OutpostHardware, OutpostSubnet, type IOutpost, type OutpostAttributes, type Rack } from '../lib';
import { ENV, plant as importedOutpost } from './plant';
import { reportOf, type ReportedViolation } from './validation/report';

/** A stack with an Outpost, a VPC with subnets in the Region, and a subnet on the Outpost. */
export interface Plant {
  readonly stack: Stack;
  readonly outpost: IOutpost;
  readonly vpc: Vpc;
  readonly subnet: OutpostSubnet;
  readonly onOutpost: SubnetSelection;
  readonly inRegion: SubnetSelection;
}

/** What somebody does to a stack that is right, and who says so. */
export interface Mistake {
  /** ID of the rule; one that starts with a capital letter is of AWS's own validator. */
  readonly found: string;
  /** Path of the resource below the stack. */
  readonly at: string;
  /** What the finding says of the way out, or AWS's own validator of the fault. */
  readonly fix: RegExp;
  /** What else is found, as `<rule> <path>`. */
  readonly also?: readonly string[];
  /** How the Outpost is other than a first-generation rack. */
  readonly outpost?: Partial<OutpostAttributes>;
  readonly make: (plant: Plant) => unknown;
}

/** A mistake that the CDK does not let one make. */
export interface Refusal {
  /** What its error says. */
  readonly says: RegExp;
  readonly make: (plant: Plant) => unknown;
}

/** Outposts that are no first-generation rack, and one of which it is not known what it is configured for. */
export const SERVER = {
  hardware: OutpostHardware.SERVER,
  capacity: undefined,
  localGateway: undefined,
};
export const GENERATION_2 = { hardware: OutpostHardware.RACK_GENERATION_2_MULTI_RACK, capacity: undefined };
export const UNKNOWN_SLOTS = { capacity: undefined };

/** The root volume of an instance on a first-generation rack. */
export const GP2_DISK = {
  deviceName: '/dev/xvda',
  volume: BlockDeviceVolume.ebs(30, { volumeType: EbsDeviceVolumeType.GP2, encrypted: true }),
};

/** Routes to the on-premises network, and to the services in the Region, through the VPC endpoints of another VPC. */
export function connect({ subnet }: Plant): void {
  const routerId = 'tgw-0123456789abcdef0';
  subnet.addLocalGatewayRoute('OnPremises', '192.168.0.0/16');
  subnet.addRoute('SharedServices', { destinationCidrBlock: '10.90.0.0/16', routerType: RouterType.TRANSIT_GATEWAY, routerId });
}

/** Slots for what the stacks that are right run. */
const RACKS: Rack[] = [1, 2, 3].map((rack): Rack => ({
  rackId: `rack-${rack}`,
  hosts: [
    { assetId: `222222222${rack}`, slots: { 'm5.large': 6, 'm5.xlarge': 6, 'm5.2xlarge': 6 } },
    { assetId: `333333333${rack}`, slots: { 'r5.large': 48 } },
  ],
}));

/** Each stack has an Outpost and a VPC of its own, so that it is judged as if it were alone. */
function plantOf(app: App, index: number, attributes: Partial<OutpostAttributes> = {}): Plant {
  const stack = new Stack(app, `Plant${index}`, { env: ENV });
  const number = (0x10 + index).toString(16);
  const vpc = new Vpc(stack, 'Vpc', {
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    subnetConfiguration: [{ name: 'Region', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
  });
  const outpost = importedOutpost(stack, {
    outpostArn: `arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f607${number}`,
    localGateway: { localGatewayId: `lgw-0a1b2c3d4e5f607${number}`, localGatewayRouteTableId: `lgw-rtb-0a1b2c3d4e5f607${number}` },
    capacity: { racks: RACKS },
    ...attributes,
  });
  const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost, ipv4CidrBlock: '10.0.250.0/24' });
  return { stack, outpost, vpc, subnet, onOutpost: { subnets: [subnet] }, inRegion: { subnetType: SubnetType.PRIVATE_ISOLATED } };
}

/**
 * Proves a service: the stack that is right passes all rules and AWS's own validator, and each mistake is found with its resource and the
 * way out, and nothing else is. One App for all, since AWS's validator takes seconds to start.
 */
export function prove(
  right: { readonly [title: string]: (plant: Plant) => unknown },
  mistakes: { readonly [title: string]: Mistake },
  refusals: { readonly [title: string]: Refusal } = {},
): void {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  const titles = [...Object.keys(right), ...Object.keys(mistakes)];
  for (const [index, title] of titles.entries()) {
    const { outpost, make } = mistakes[title] ?? { make: right[title] };
    make(plantOf(app, index, outpost));
  }
  process.env.CDK_VALIDATION = 'true';
  const { report } = reportOf(app);
  process.env.CDK_VALIDATION = 'false';
  const violations = report.pluginReports.flatMap((each) => each.violations).filter(isJudgement);

  /** What was found in one stack. */
  const foundIn = (title: string) => {
    const prefix = `Plant${titles.indexOf(title)}/`;
    return violations.flatMap((violation) =>
      violation.violatingConstructs
        .filter(({ constructPath }) => constructPath.startsWith(prefix))
        .map(({ constructPath }) => ({ ...violation, at: constructPath.slice(prefix.length).replace(/\/Resource$/, '') })),
    );
  };

  test.each(Object.keys(right))('%s passes the rules and AWS’s own validator', (title) => {
    expect(foundIn(title).map(({ ruleName, at, description }) => `${ruleName} ${at}: ${description}`)).toEqual([]);
  });

  test.each(Object.entries(mistakes))('finds %s', (title, { found, at, fix, also = [] }) => {
    const all = foundIn(title);
    expect(all.map((each) => `${each.ruleName} ${each.at}`).sort()).toEqual([`${found} ${at}`, ...also].sort());
    const { suggestedFix, description } = all.find(({ ruleName }) => ruleName === found)!;
    expect(/^[A-Z]/.test(found) ? description : suggestedFix).toMatch(fix);
  });

  for (const [title, { says, make }] of Object.entries(refusals)) {
    test(`the CDK itself refuses ${title}`, () => {
      expect(() => make(plantOf(new App(), 0))).toThrow(says);
    });
  }
}

/** Warnings of AWS's own validator are about style, and the same in the Region. */
function isJudgement({ ruleName, severity }: ReportedViolation): boolean {
  return severity !== 'info' && (severity !== 'warning' || /^[a-z]/.test(ruleName));
}
