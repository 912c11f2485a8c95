import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { App } from 'aws-cdk-lib';
import { newApp } from '../../plant';

const ROOT = path.join(__dirname, '../../..');

/** Folders of the examples, such as `01-data-residency`. */
export const EXAMPLES = fs
  .readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(ROOT, 'examples', entry.name, 'app.ts')))
  .map(({ name }) => name)
  .sort();

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** A folder for the files of a test, which is removed after it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-diagram-'));
  folders.push(folder);
  return folder;
}

/** The cloud assembly of an app that the rules do not judge. */
export function assemblyOf(fill: (app: App) => void): string {
  const app = newApp({ outdir: temporaryFolder() });
  fill(app);
  return app.synth().directory;
}

/** The cloud assembly of an example, with the context of its folder. */
export function assemblyOfExample(name: string): string {
  const folder = path.join(ROOT, 'examples', name);
  const json = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...json('cdk.json').context, ...json('cdk.context.json') });
  process.env.CDK_OUTDIR = temporaryFolder();
  const listeners = process.listeners('beforeExit');
  try {
    return jest.requireActual<{ app: App }>(path.join(folder, 'app.ts')).app.synth().directory;
  } finally {
    delete process.env.CDK_CONTEXT_JSON;
    delete process.env.CDK_OUTDIR;
    // The App would synthesize once more when the process exits.
    const added = process.listeners('beforeExit').filter((listener) => !listeners.includes(listener));
    added.forEach((listener) => process.removeListener('beforeExit', listener));
  }
}

/** A template with many Outposts, and resources of several kinds on each of them. */
export function assemblyOfFleet(outposts: number, resourcesOnEach: number): string {
  const folder = temporaryFolder();
  const artifacts: Record<string, object> = {};
  for (let index = 0; index < outposts; index++) {
    const name = `Plant${index}`;
    const arn = `arn:aws:outposts:us-west-2:111122223333:outpost/op-${index.toString(16).padStart(17, '0')}`;
    const gateway = `lgw-${index.toString(16).padStart(17, '0')}`;
    const Resources: Record<string, object> = {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Table: { Type: 'AWS::EC2::LocalGatewayRouteTable', Properties: { LocalGatewayId: gateway } },
      Association: {
        Type: 'AWS::EC2::LocalGatewayRouteTableVPCAssociation',
        Properties: { LocalGatewayRouteTableId: { Ref: 'Table' }, VpcId: { Ref: 'Vpc' } },
      },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', OutpostArn: arn, AvailabilityZone: 'us-west-2a' },
      },
    };
    for (let number = Object.keys(Resources).length; number < resourcesOnEach; number++) {
      Resources[`Resource${number}`] =
        number % 3 === 0
          ? { Type: 'AWS::EC2::Volume', Properties: { OutpostArn: arn, Size: 100, AvailabilityZone: 'us-west-2a', Encrypted: true } }
          : number % 3 === 1
            ? { Type: 'AWS::S3Outposts::Bucket', Properties: { OutpostId: arn, BucketName: `recordings-${number}` } }
            : { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' }, InstanceType: 'm5.xlarge' } };
    }
    const declared = { outposts: [{ outpost: { OutpostArn: arn }, localGatewayId: gateway }] };
    fs.writeFileSync(path.join(folder, `${name}.template.json`), JSON.stringify({ Metadata: { 'cdk-outposts': declared }, Resources }));
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://111122223333/us-west-2',
      properties: { templateFile: `${name}.template.json` },
    };
  }
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return folder;
}
