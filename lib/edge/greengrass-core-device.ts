import { Names, Size, Stack } from 'aws-cdk-lib';
import {
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  Instance,
  MachineImage,
  SecurityGroup,
  type IConnectable,
  type IInstance,
  type Connections,
  type InstanceType,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { CfnDeployment } from 'aws-cdk-lib/aws-greengrassv2';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import { CfnPolicy, CfnRoleAlias, CfnThing } from 'aws-cdk-lib/aws-iot';
import { Construct } from 'constructs';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';
import { coreDeviceUserData } from './core-device-user-data';

/** A component and its version, as a deployment names them. */
export interface GreengrassComponent {
  /** Name of the component. */
  readonly componentName: string;
  /** Its version, such as that of a `SensorRelay`. */
  readonly componentVersion: string;
}

/** Properties of a core device of AWS IoT Greengrass on an Outpost. */
export interface GreengrassCoreDeviceProps {
  /** The VPC of the subnet. */
  readonly vpc: IVpc;
  /** The subnet on the Outpost. It has a way to the endpoints of AWS IoT and to the packages of Amazon Linux. */
  readonly subnet: IOutpostSubnet;
  /** Type of the instance, one that the Outpost has slots for, of the x86 architecture. */
  readonly instanceType: InstanceType;
  /**
   * Size of its encrypted gp2 volume, which holds the operating system, Greengrass and what stream manager stores during a service link outage.
   *
   * @default Size.gibibytes(30)
   */
  readonly diskSize?: Size;
  /**
   * Whether it is protected from being terminated by mistake: readings that wait on it would be lost.
   *
   * @default true
   */
  readonly terminationProtection?: boolean;
}

/**
 * A core device of AWS IoT Greengrass on an Outpost: an instance that runs your components on premises, also without the service link.
 *
 * The instance makes its own certificate when it first starts, by its role: nothing secret is in the template or in the user data. It is an
 * AWS IoT thing with a policy for itself alone. Components get the rights of `tokenExchangeRole`; the credentials of that role are not renewed
 * during a service link outage.
 *
 * @see https://docs.aws.amazon.com/greengrass/v2/developerguide/manual-installation.html
 *
 * @example
 * const device = new GreengrassCoreDevice(this, 'Core', { vpc, subnet, instanceType: new ec2.InstanceType('m5.xlarge') });
 * device.addDeployment('Components', [{ componentName: 'aws.greengrass.Nucleus', componentVersion: '2.14.3' }]);
 */
export class GreengrassCoreDevice extends Construct implements IConnectable {
  /** Who reaches it. */
  public readonly connections: Connections;
  /** The instance. */
  public readonly instance: IInstance;
  /** Gives components their rights. */
  public readonly tokenExchangeRole: IRole;
  /** Name of the thing, which is the name of the core device. */
  public readonly thingName: string;
  private readonly thing: CfnThing;

  constructor(scope: Construct, id: string, props: GreengrassCoreDeviceProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { vpc, subnet, instanceType, diskSize = Size.gibibytes(30) } = props;
    this.thingName = Names.uniqueResourceName(this, { maxLength: 100, separator: '-' });
    this.thing = new CfnThing(this, 'Thing', { thingName: this.thingName });
    this.tokenExchangeRole = new Role(this, 'TokenExchangeRole', { assumedBy: new ServicePrincipal('credentials.iot.amazonaws.com') });
    const alias = new CfnRoleAlias(this, 'RoleAlias', { roleArn: this.tokenExchangeRole.roleArn, credentialDurationSeconds: 3600 });
    const policy = new CfnPolicy(this, 'Policy', { policyDocument: policyOf(this, alias) });

    const securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, description: `Core device ${this.node.path}` });
    const instance = new Instance(this, 'Instance', {
      instanceName: this.node.path,
      vpc,
      vpcSubnets: { subnets: [subnet] },
      instanceType,
      machineImage: MachineImage.latestAmazonLinux2023(),
      securityGroup,
      requireImdsv2: true,
      detailedMonitoring: true,
      disableApiTermination: props.terminationProtection ?? true,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: BlockDeviceVolume.ebs(diskSize.toGibibytes(), { encrypted: true, volumeType: EbsDeviceVolumeType.GP2 }),
        },
      ],
      userData: coreDeviceUserData({ region: stack.region, thingName: this.thingName, policyName: policy.ref, roleAlias: alias.ref }),
    });
    this.instance = instance;
    this.connections = instance.connections;
    // Neither action of the first two knows resources before it has made them.
    instance.addToRolePolicy(new PolicyStatement({ actions: ['iot:CreateKeysAndCertificate', 'iot:DescribeEndpoint'], resources: ['*'] }));
    instance.addToRolePolicy(
      new PolicyStatement({
        actions: ['iot:AttachPolicy', 'iot:AttachThingPrincipal'],
        resources: [arnOf(this, 'cert', '*'), arnOf(this, 'thing', this.thingName)],
      }),
    );
    instance.node.addDependency(this.thing);
    OutpostsValidation.register(this);
  }

  /**
   * Runs components on the core device, all that it runs at once. A change makes another deployment, which replaces this one.
   *
   * @see https://docs.aws.amazon.com/greengrass/v2/developerguide/manage-deployments.html
   * @throws if `components` is empty
   */
  public addDeployment(id: string, components: GreengrassComponent[]): void {
    if (components.length === 0)
      throw new Error(`a deployment to ${this.thingName} needs at least one component, got none: add one to components`);
    const deployment = new CfnDeployment(this, id, {
      targetArn: arnOf(this, 'thing', this.thingName),
      components: Object.fromEntries(components.map(({ componentName, componentVersion }) => [componentName, { componentVersion }])),
    });
    deployment.node.addDependency(this.thing, ...components.filter(Construct.isConstruct));
  }
}

function arnOf(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'iot', resource, resourceName });
}

/** @see https://docs.aws.amazon.com/greengrass/v2/developerguide/device-auth.html#greengrass-core-minimal-iot-policy */
function policyOf(device: GreengrassCoreDevice, alias: CfnRoleAlias): PolicyDocument {
  const { thingName } = device;
  const topics = (resource: string, ...kinds: string[]) =>
    kinds.map((kind) => arnOf(device, resource, `$aws/things/${thingName}*/${kind}`));
  const allow = (actions: string[], resources: string[]) => new PolicyStatement({ effect: Effect.ALLOW, actions, resources });
  return new PolicyDocument({
    statements: [
      allow(['iot:Connect'], [arnOf(device, 'client', `${thingName}*`)]),
      allow(['iot:Receive', 'iot:Publish'], topics('topic', 'greengrass/health/json', 'greengrassv2/health/json', 'jobs/*', 'shadow/*')),
      allow(['iot:Subscribe'], topics('topicfilter', 'jobs/*', 'shadow/*')),
      allow(['iot:AssumeRoleWithCertificate'], [alias.attrRoleAliasArn]),
      // These know no resources but those of AWS.
      allow(
        ['GetComponentVersionArtifact', 'ResolveComponentCandidates', 'GetDeploymentConfiguration', 'ListThingGroupsForCoreDevice'].map(
          (action) => `greengrass:${action}`,
        ),
        ['*'],
      ),
    ],
  });
}
