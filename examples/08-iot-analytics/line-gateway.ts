import { createHash } from 'node:crypto';
import { CfnComponentVersion } from 'aws-cdk-lib/aws-greengrassv2';
import { Construct } from 'constructs';
import type { GreengrassComponent } from 'cdk-outposts';

/** Receives readings as JSON objects in UDP datagrams and publishes them to a local Greengrass topic. */
const PROGRAM = `import json, os, socket, sys
from awsiot.greengrasscoreipc.clientv2 import GreengrassCoreIPCClientV2
from awsiot.greengrasscoreipc.model import BinaryMessage, PublishMessage

greengrass = GreengrassCoreIPCClientV2()
machines = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
machines.bind(("0.0.0.0", int(os.environ["LINE_PORT"])))
while True:
    datagram, machine = machines.recvfrom(65535)
    try:
        json.loads(datagram)
    except ValueError:
        print("no JSON from", machine[0], file=sys.stderr, flush=True)
        continue
    greengrass.publish_to_topic(
        topic=os.environ["LINE_TOPIC"], publish_message=PublishMessage(binary_message=BinaryMessage(message=datagram)),
    )
`;

/** The Greengrass component of this factory. It implements the protocol of the machines. */
export class LineGateway extends Construct implements GreengrassComponent {
  public readonly componentName = 'example.LineGateway';
  public readonly componentVersion: string;

  constructor(scope: Construct, id: string, { port, topic }: { readonly port: number; readonly topic: string }) {
    super(scope, id);
    // A component version is immutable, so a changed program needs a new version.
    const hash = createHash('sha256')
      .update(JSON.stringify([PROGRAM, port, topic]))
      .digest();
    this.componentVersion = `1.0.${hash.readUInt32BE(0) % 1_000_000}`;
    const install = [
      'set -e',
      '$(command -v python3.11 || command -v python3) -m venv sdk',
      './sdk/bin/pip install --quiet awsiotsdk==1.31.0',
      "cat > gateway.py <<'PROGRAM'",
      `${PROGRAM}PROGRAM`,
    ];
    new CfnComponentVersion(this, 'Resource', {
      inlineRecipe: JSON.stringify({
        RecipeFormatVersion: '2020-01-25',
        ComponentName: this.componentName,
        ComponentVersion: this.componentVersion,
        ComponentPublisher: 'Example',
        ComponentConfiguration: {
          DefaultConfiguration: {
            accessControl: {
              'aws.greengrass.ipc.pubsub': {
                'example.LineGateway:pubsub:1': { operations: ['aws.greengrass#PublishToTopic'], resources: [topic] },
              },
            },
          },
        },
        Manifests: [
          {
            Platform: { os: 'linux' },
            Lifecycle: {
              Setenv: { LINE_PORT: String(port), LINE_TOPIC: topic },
              Install: { Script: install.join('\n'), Timeout: 600 },
              Run: { Script: 'exec ./sdk/bin/python3 -u gateway.py' },
            },
          },
        ],
      }),
    });
  }
}
