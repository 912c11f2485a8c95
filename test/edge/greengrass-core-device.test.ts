import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { InstanceType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Size } from 'aws-cdk-lib';
import { GreengrassCoreDevice, OutpostSubnet } from '../../lib';
import { SensorRelay } from '../../lib/patterns';
import { coreDeviceUserData } from '../../lib/edge/core-device-user-data';
import { newStack, plant } from '../plant';

const stack = newStack();
const vpc = new Vpc(stack, 'Vpc');
const subnet = new OutpostSubnet(stack, 'Line', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.250.0/24' });
const device = new GreengrassCoreDevice(stack, 'Core', { vpc, subnet, instanceType: new InstanceType('m5.xlarge') });
const relay = new SensorRelay(stack, 'Relay', {
  stream: new Stream(stack, 'Stream'),
  topic: 'line/readings',
  bufferSize: Size.gibibytes(8),
  tokenExchangeRole: device.tokenExchangeRole,
});
device.addDeployment('Deployment', [relay]);
const template = Template.fromStack(stack);

test('a core device is an instance on the Outpost with an encrypted volume, which is not terminated by mistake', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    SubnetId: { Ref: Match.stringLikeRegexp('^Line') },
    DisableApiTermination: true,
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 30, VolumeType: 'gp2', Encrypted: true } }],
  });
});

test('its policy is for itself alone', () => {
  const [{ Properties }] = Object.values(template.findResources('AWS::IoT::Policy'));
  const statements = Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[];
  expect(statements.map(({ Action }) => Action)).toEqual([
    'iot:Connect',
    ['iot:Receive', 'iot:Publish'],
    'iot:Subscribe',
    'iot:AssumeRoleWithCertificate',
    expect.arrayContaining(['greengrass:GetDeploymentConfiguration']),
  ]);
  const named = JSON.stringify(statements.slice(0, 3).map(({ Resource }) => Resource));
  expect(named).toContain(`client/${device.thingName}*`);
  expect(named).toContain(`topicfilter/$aws/things/${device.thingName}*/shadow/*`);
});

test('it runs the components that are deployed to it, once they are there', () => {
  template.hasResource('AWS::GreengrassV2::Deployment', {
    Properties: { Components: { [relay.componentName]: { ComponentVersion: relay.componentVersion } } },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Relay')]),
  });
  expect(() => device.addDeployment('Nothing', [])).toThrow('needs at least one component, got none: add one to components');
});

test('its role makes one certificate for this thing, and components write to the stream by another role', () => {
  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
  expect(policies).toContain('iot:CreateKeysAndCertificate');
  expect(policies).toContain('kinesis:PutRecords');
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'credentials.iot.amazonaws.com' } }] },
  });
});

describe('the user data', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-core-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** The only programs of this machine that it runs. */
  const REAL = ['bash', 'cat', 'chmod', 'grep', 'head', 'mkdir', 'mv'];

  /** Runs it where `/greengrass` and `/tmp` are in a folder, and what it installs is not there. */
  function run() {
    const bin = path.join(folder, 'bin');
    fs.mkdirSync(bin, { recursive: true });
    fs.mkdirSync(path.join(folder, 'tmp'), { recursive: true });
    const commands = {
      dnf: 'exit 0',
      curl: 'exit 0',
      unzip: 'exit 0',
      jq: `case "$2" in .certificatePem) echo PEM;; .keyPair.PrivateKey) echo KEY;; .certificateArn) echo arn:certificate;; esac`,
      java: `if [ "$3" = --version ]; then echo 'AWS Greengrass v2.14.1'; else echo "$@" >> ${folder}/started; fi`,
      aws: `echo "$@" >> ${folder}/calls; case "$*" in *create-keys*) echo '{"certificateArn":"arn:certificate"}';; *Data-ATS*) echo data.iot;; *CredentialProvider*) echo credentials.iot;; esac`,
    };
    for (const [name, body] of Object.entries(commands)) {
      fs.writeFileSync(path.join(bin, name), `#!/bin/bash\n${body}\n`, { mode: 0o755 });
    }
    const links = REAL.map((name) => `ln -sf "$(type -P ${name})" ${bin}/${name}`);
    expect(spawnSync('bash', ['-ec', links.join('\n')]).status).toBe(0);
    const identity = { region: 'us-west-2', thingName: 'core-1', policyName: 'policy-1', roleAlias: 'alias-1' };
    const script = coreDeviceUserData(identity)
      .render()
      .replaceAll(/(^|[ =<>])[/](greengrass|tmp)/gm, `$1${folder}/$2`);
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      // Neither the AWS CLI of this machine nor its credentials.
      env: { PATH: bin, HOME: folder },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const read = (file: string) => fs.readFileSync(path.join(folder, file), 'utf8');
    return { calls: read('calls').trim().split('\n'), config: read('tmp/config.yaml'), started: read('started') };
  }

  test('makes a certificate once, even where it runs twice, and keeps its key to the machine', () => {
    run();
    const { calls } = run();
    expect(calls.filter((call) => call.includes('create-keys-and-certificate'))).toHaveLength(1);
    expect(calls).toContain('iot attach-policy --policy-name policy-1 --target arn:certificate');
    expect(calls).toContain('iot attach-thing-principal --thing-name core-1 --principal arn:certificate');
    expect(fs.statSync(path.join(folder, 'greengrass/v2/private.pem.key')).mode & 0o077).toBe(0);
  });

  test('starts the nucleus of the version that was downloaded, as this thing', () => {
    const { config, started } = run();
    expect(config).toContain('version: 2.14.1');
    expect(config).toContain('thingName: core-1');
    expect(config).toContain('iotRoleAlias: alias-1');
    expect(config).toContain('iotDataEndpoint: data.iot\n      iotCredEndpoint: credentials.iot');
    expect(started).toContain('--init-config');
  });
});
