import { createHash } from 'node:crypto';
import { Names, Size, Stack } from 'aws-cdk-lib';
import { CfnComponentVersion } from 'aws-cdk-lib/aws-greengrassv2';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import { SENSOR_RELAY_PROGRAM } from './sensor-relay-program';

/** What happens to readings when the buffer is full. */
export enum StrategyOnFull {
  /** The oldest readings make room for new ones. */
  OVERWRITE_OLDEST_DATA = 'OverwriteOldestData',
  /** New readings are lost, and the log of the component says so. */
  REJECT_NEW_DATA = 'RejectNewData',
}

/** Properties of the relay of sensor readings. */
export interface SensorRelayProps {
  /** The stream in the Region, such as that of a `SensorPipeline`. */
  readonly stream: IStream;
  /**
   * The local topic that readings are published on. The MQTT bridge of Greengrass brings it from the broker on the core device
   * (`aws.greengrass.clientdevices.mqtt.Bridge`, from `LocalMqtt` to `Pubsub`). It may have wildcards.
   */
  readonly topic: string;
  /** Disk space for readings on the core device during a service link outage: at least 16 MiB, and less than its volume. */
  readonly bufferSize: Size;
  /**
   * What happens when the buffer is full.
   *
   * @default StrategyOnFull.OVERWRITE_OLDEST_DATA
   */
  readonly strategyOnFull?: StrategyOnFull;
  /**
   * The token exchange role of the core devices: it may write to the stream.
   *
   * @default - no permission; grant it with `stream.grantWrite(role)`
   */
  readonly tokenExchangeRole?: IGrantable;
}

/**
 * A component of AWS IoT Greengrass that keeps what sensors publish until it is in the Region. It hands each message to stream manager
 * (`aws.greengrass.StreamManager`), which writes it to the disk of the core device, and sends it to Amazon Kinesis Data Streams as soon as the
 * service link allows. After an outage it catches up automatically.
 *
 * Name it, by `componentName` and `componentVersion`, in the deployment of your core devices. They run Linux with Python 3.10 or later, and get
 * the SDKs from PyPI when the component is installed. A change of the properties makes a new version.
 *
 * @see https://docs.aws.amazon.com/greengrass/v2/developerguide/manage-data-streams.html
 * @throws if the buffer is smaller than a segment of a stream, which is 16 MiB
 *
 * @example
 * declare const device: GreengrassCoreDevice;
 * declare const stream: kinesis.Stream;
 *
 * const relay = new patterns.SensorRelay(this, 'Relay', {
 *   stream,
 *   topic: 'readings',
 *   bufferSize: Size.gibibytes(10),
 *   tokenExchangeRole: device.tokenExchangeRole,
 * });
 * device.addDeployment('Components', [relay, { componentName: 'aws.greengrass.Nucleus', componentVersion: '2.14.3' }]);
 */
export class SensorRelay extends Construct {
  /** Name of the component. */
  public readonly componentName: string;
  /**
   * Version of the component.
   * @attribute
   */
  public readonly componentVersion: string;

  constructor(scope: Construct, id: string, props: SensorRelayProps) {
    super(scope, id);
    const { stream, topic, bufferSize, strategyOnFull = StrategyOnFull.OVERWRITE_OLDEST_DATA } = props;
    const bytes = bufferSize.toBytes();
    if (bytes < Size.mebibytes(16).toBytes()) {
      throw new Error(`bufferSize must be at least one segment of 16 MiB, got ${bytes} bytes`);
    }
    if (props.tokenExchangeRole) stream.grantWrite(props.tokenExchangeRole);

    this.componentName = Names.uniqueResourceName(this, { maxLength: 100, separator: '.' });
    const recipe = {
      RecipeFormatVersion: '2020-01-25',
      ComponentName: this.componentName,
      ComponentType: 'aws.greengrass.generic',
      ComponentDescription: 'Keeps readings of sensors until they are in the Region',
      ComponentPublisher: 'cdk-outposts',
      ComponentConfiguration: {
        DefaultConfiguration: {
          accessControl: {
            'aws.greengrass.ipc.pubsub': {
              [`${this.componentName}:pubsub:1`]: { operations: ['aws.greengrass#SubscribeToTopic'], resources: [topic] },
            },
          },
        },
      },
      ComponentDependencies: { 'aws.greengrass.StreamManager': { VersionRequirement: '^2.0.0', DependencyType: 'HARD' } },
      Manifests: [
        {
          Platform: { os: 'linux' },
          Lifecycle: {
            Setenv: {
              RELAY_STREAM: this.componentName,
              RELAY_TOPIC: topic,
              RELAY_BUFFER_BYTES: String(bytes),
              RELAY_ON_FULL: strategyOnFull,
              RELAY_KINESIS_STREAM: stream.streamName,
            },
            Install: { Script: INSTALL, Timeout: 600 },
            Run: { Script: 'exec ./sdk/bin/python3 -u relay.py' },
          },
        },
      ],
    };
    this.componentVersion = versionOf(Stack.of(this).resolve(recipe));
    new CfnComponentVersion(this, 'Resource', {
      inlineRecipe: Stack.of(this).toJsonString({ ...recipe, ComponentVersion: this.componentVersion }),
    });
    OutpostsValidation.register(this);
  }
}

// Scripts run in the work folder of the component. Only the user of the component can write to it.
const INSTALL = `set -e
$(command -v python3.12 || command -v python3.11 || command -v python3) -m venv sdk
./sdk/bin/pip install --quiet awsiotsdk==1.31.0 stream-manager==1.1.2
cat > relay.py <<'PROGRAM'
${SENSOR_RELAY_PROGRAM}PROGRAM
`;

/** A version cannot be changed: another recipe is another version, whose numbers have six digits at most. */
function versionOf(recipe: object): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest();
  return `1.${hash.readUInt32BE(0) % 1_000_000}.${hash.readUInt32BE(4) % 1_000_000}`;
}
