import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Size, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { StrategyOnFull, SensorRelay, type SensorRelayProps } from '../../lib/patterns';

function relayWith(props: Partial<SensorRelayProps> = {}): { readonly stack: Stack; readonly relay: SensorRelay } {
  const stack = new Stack(new App(), 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
  const stream = new Stream(stack, 'Stream');
  const tokenExchangeRole = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('credentials.iot.amazonaws.com') });
  const relay = new SensorRelay(stack, 'Relay', {
    stream,
    topic: 'plant/readings',
    bufferSize: Size.gibibytes(20),
    tokenExchangeRole,
    ...props,
  });
  return { stack, relay };
}

const { stack, relay } = relayWith();
const template = Template.fromStack(stack);

/** The recipe as AWS IoT Greengrass gets it, once CloudFormation has put the name of the stream in. */
function recipe() {
  const [component] = Object.values(template.findResources('AWS::GreengrassV2::ComponentVersion'));
  const parts: (string | object)[] = component.Properties.InlineRecipe['Fn::Join'][1];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'the-stream')).join(''));
}

test('the recipe subscribes to the one topic, and depends on stream manager', () => {
  expect(recipe()).toMatchObject({
    ComponentName: relay.componentName,
    ComponentVersion: relay.componentVersion,
    ComponentDependencies: { 'aws.greengrass.StreamManager': { DependencyType: 'HARD' } },
    ComponentConfiguration: {
      DefaultConfiguration: {
        accessControl: { 'aws.greengrass.ipc.pubsub': { [`${relay.componentName}:pubsub:1`]: { resources: ['plant/readings'] } } },
      },
    },
  });
});

test('no script of the recipe has a brace, which Greengrass would read as a variable', () => {
  const { Install, Run } = recipe().Manifests[0].Lifecycle;
  expect(`${Install.Script}${Run.Script}`).not.toMatch(/[{}]/);
});

test('core devices may write to the stream, and do nothing else', () => {
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy'));
  const [stream] = Object.keys(template.findResources('AWS::Kinesis::Stream'));
  const statements: { Action: string | string[]; Resource: object }[] = policy.Properties.PolicyDocument.Statement;
  expect(statements.filter(({ Action }) => [Action].flat()[0].startsWith('kinesis:'))).toMatchObject([
    { Action: ['kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords'], Resource: { 'Fn::GetAtt': [stream, 'Arn'] } },
  ]);
});

test('another setting is another version, and the same is the same', () => {
  const version = (props: Partial<SensorRelayProps>) => relayWith(props).relay.componentVersion;
  expect(version({})).toBe(relay.componentVersion);
  expect(relay.componentVersion).toMatch(/^1\.\d{1,6}\.\d{1,6}$/);
  expect(
    new Set([{}, { topic: 'other' }, { bufferSize: Size.gibibytes(21) }, { strategyOnFull: StrategyOnFull.REJECT_NEW_DATA }].map(version))
      .size,
  ).toBe(4);
});

test('fails with a buffer smaller than a segment', () => {
  expect(() => relayWith({ bufferSize: Size.mebibytes(15) })).toThrow(
    'bufferSize must be at least one segment of 16 MiB, got 15728640 bytes',
  );
  expect(() => relayWith({ bufferSize: Size.mebibytes(16) })).not.toThrow();
});

describe('on the core device', () => {
  /** Installs and runs the component by its own scripts, with SDKs that write down what they are asked for. */
  function run(faults: { readonly existing?: boolean; readonly fault?: string } = {}) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'relay-'));
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    };
    const { Setenv, Install, Run } = recipe().Manifests[0].Lifecycle;
    write('stream_manager.py', STREAM_MANAGER);
    for (const file of ['awsiot/__init__.py', 'awsiot/greengrasscoreipc/__init__.py']) write(file, '');
    write('awsiot/greengrasscoreipc/clientv2.py', IPC);
    // In place of the virtual environment, which would come from the internet.
    const install = Install.Script.replace(/^(\$\(.*\) -m venv|\.\/sdk\/bin\/pip).*$/gm, 'true');
    const ran = spawnSync(`${install}\n${Run.Script.replace('./sdk/bin/python3', 'python3')}`, {
      shell: '/bin/bash',
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
      env: {
        ...process.env,
        ...Setenv,
        PYTHONPATH: folder,
        EXISTING: faults.existing ? Setenv.RELAY_STREAM : '',
        FAULT: faults.fault ?? '',
      },
    });
    fs.rmSync(folder, { recursive: true });
    const asked = ran.stdout
      .split('\n')
      .filter((line) => line)
      .map((line) => JSON.parse(line) as [string, ...unknown[]]);
    return { asked, status: ran.status, stderr: ran.stderr };
  }

  test('makes the stream on disk, of the declared size, and appends binary and JSON readings in their order', () => {
    const { asked, status, stderr } = run();
    expect(stderr).toBe('');
    expect(asked).toEqual([
      [
        'create',
        {
          name: relay.componentName,
          max_size: 20 * 1024 ** 3,
          strategy_on_full: 'OverwriteOldestData',
          persistence: 'File',
          kinesis: 'the-stream',
        },
      ],
      ['subscribe', 'plant/readings'],
      ['append', relay.componentName, '{"celsius":1}'],
      ['append', relay.componentName, '{"celsius": 2}'],
    ]);
    // The subscription was closed: Greengrass is to start it again.
    expect(status).toBe(1);
  });

  test('changes a stream that is there from before, and keeps what it holds', () => {
    const { asked } = run({ existing: true });
    expect(asked.map(([operation]) => operation)).toEqual(['update', 'subscribe', 'append', 'append']);
  });

  test('says what it has lost where the buffer is full, and goes on', () => {
    const { asked, stderr } = run({ fault: 'StreamManagerException' });
    expect(stderr.match(/a reading was lost: StreamManagerException/g)).toHaveLength(2);
    expect(asked.map(([operation]) => operation)).toEqual(['create', 'subscribe', 'waits']);
  });

  test.each(['ConnectFailedException', 'ConnectionError'])('ends with an error where stream manager is gone: %s', (fault) => {
    const { asked, status, stderr } = run({ fault });
    expect(stderr).toContain(`a reading was lost: ${fault}`);
    expect(asked.map(([operation]) => operation)).toEqual(['create', 'subscribe', 'ends']);
    expect(status).toBe(1);
  });
});

const STREAM_MANAGER = `
import enum, json, os
class StreamManagerException(Exception): pass
class ConnectFailedException(StreamManagerException): pass
StrategyOnFull = enum.Enum("StrategyOnFull", "RejectNewData OverwriteOldestData", start=0)
Persistence = enum.Enum("Persistence", "File Memory", start=0)
class KinesisConfig:
    def __init__(self, identifier, kinesis_stream_name): self.name = kinesis_stream_name
class ExportDefinition:
    def __init__(self, kinesis): self.kinesis = kinesis
class MessageStreamDefinition:
    def __init__(self, name, max_size, strategy_on_full, persistence, export_definition):
        self.told = dict(name=name, max_size=max_size, strategy_on_full=strategy_on_full.name, persistence=persistence.name,
                         kinesis=export_definition.kinesis[0].name)
def tell(*asked): print(json.dumps(asked), flush=True)
class StreamManagerClient:
    def list_streams(self): return [os.environ["EXISTING"]]
    def create_message_stream(self, wanted): tell("create", wanted.told)
    def update_message_stream(self, wanted): tell("update", wanted.told)
    def append_message(self, name, data):
        if os.environ["FAULT"]: raise eval(os.environ["FAULT"])()
        tell("append", name, data.decode())
`;

const IPC = `
import os
from types import SimpleNamespace as Of
from stream_manager import tell
class GreengrassCoreIPCClientV2:
    def subscribe_to_topic(self, *, topic, on_stream_event, on_stream_error, on_stream_closed):
        tell("subscribe", topic)
        on_stream_event(Of(binary_message=Of(message=b'{"celsius":1}'), json_message=None))
        on_stream_event(Of(binary_message=None, json_message=Of(message=dict(celsius=2))))
        if os.environ["FAULT"]: tell("ends" if on_stream_closed.__self__.is_set() else "waits")
        on_stream_closed()
`;
