import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../../lib';
import { ENV, OUTPOST_ARN, OUTPOST_ID, plant } from '../plant';

const ROOT = path.join(__dirname, '../..');
const RULE = 'volume-type-is-not-supported-on-first-generation';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-outposts-stages-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

// The CLI runs the App like this: the App writes the report, and the CLI prints it.
const CONTEXT = { '@aws-cdk/core:failSynthOnValidationErrors': false };

/** A stack with a volume of a type that the Outpost does not have. */
function stackWithError(scope: Construct, declareOutpost: (stack: Stack) => void): CfnVolume {
  const stack = new Stack(scope, 'Plant', { env: ENV });
  declareOutpost(stack);
  return new CfnVolume(stack, 'Volume', { availabilityZone: 'us-west-2a', size: 1, volumeType: 'io2', iops: 100, outpostArn: OUTPOST_ARN });
}

/** What the constructs of the library write, in a stack of L1s. */
function declaredByHand(stack: Stack): void {
  const outpost = { OutpostId: OUTPOST_ID, OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: 'GENERATION_1' };
  stack.addMetadata('cdk-outposts', { outposts: [{ outpost }] });
}

/** Synthesizes an App, and returns its cloud assembly and what it printed. */
function synthesized(build: (app: App) => void) {
  const outdir = fs.mkdtempSync(path.join(folder, 'cdk.out-'));
  const app = new App({ outdir, context: CONTEXT });
  const printed: string[] = [];
  const print = jest.spyOn(console, 'error').mockImplementation((text: string) => void printed.push(text));
  build(app);
  app.synth();
  print.mockRestore();
  return { outdir, appPrinted: printed.join('\n') };
}

/** Synthesizes an App, and passes its cloud assembly to the CDK CLI. */
function cdkSynth(build: (app: App) => void, ...args: string[]) {
  const { outdir, appPrinted } = synthesized(build);
  const cli = path.join(ROOT, 'node_modules/aws-cdk/bin/cdk');
  const { status, stderr } = spawnSync(process.execPath, [cli, 'synth', '--app', outdir, '--quiet', '--no-notices', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: undefined, CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
  });
  const reported = [...stderr.matchAll(/^ {3}(\S+\/Volume) /gm)].map(([, construct]) => construct).sort();
  return { status, reported, appPrinted };
}

const acknowledge = (construct: Construct) => Validations.of(construct).acknowledge({ id: `cdk-outposts::${RULE}`, reason: 'test' });

test('cdk synth reports the errors in the Stages of an App once, and ends with 1', () => {
  const result = cdkSynth((app) => {
    for (const id of ['Test', 'Production']) stackWithError(new Stage(app, id), plant);
    // A Stage without a construct of the library.
    stackWithError(new Stage(app, 'Plain'), declaredByHand);
  });
  expect(result).toEqual({ status: 1, reported: ['Plain/Plant/Volume', 'Production/Plant/Volume', 'Test/Plant/Volume'], appPrinted: '' });
});

test('cdk synth of all stacks does not report them twice', () => {
  const { status, reported } = cdkSynth((app) => void stackWithError(new Stage(app, 'Production'), plant), '**');
  expect({ status, reported }).toEqual({ status: 1, reported: ['Production/Plant/Volume'] });
});

test('cdk synth is silent about errors in Stages that are acknowledged', () => {
  const result = cdkSynth((app) => {
    acknowledge(stackWithError(new Stage(app, 'Test'), plant));
    const stage = new Stage(app, 'Production');
    stackWithError(stage, plant);
    acknowledge(stage);
  });
  expect(result).toEqual({ status: 0, reported: [], appPrinted: '' });
});

test('cdk synth reports Stages in Stages, and Stages in a stack as CDK Pipelines has them', () => {
  const { status, reported } = cdkSynth((app) => {
    stackWithError(new Stage(new Stage(app, 'Europe'), 'Production'), plant);
    const pipeline = new Stack(app, 'Pipeline', { env: ENV });
    new CfnResource(pipeline, 'Handle', { type: 'AWS::CloudFormation::WaitConditionHandle' });
    stackWithError(new Stage(pipeline, 'Deployed'), plant);
  });
  expect({ status, reported }).toEqual({ status: 1, reported: ['Europe/Production/Plant/Volume', 'Pipeline/Deployed/Plant/Volume'] });
});

describe('an App of L1s', () => {
  test('that registers the rules is reported', () => {
    const result = cdkSynth((app) => {
      OutpostsValidation.register(app);
      stackWithError(new Stage(app, 'Production'), declaredByHand);
    });
    expect(result).toEqual({ status: 1, reported: ['Production/Plant/Volume'], appPrinted: '' });
  });

  test('that only adds the plugin prints the number of errors, and the command that reports them', () => {
    const build = (acknowledged: readonly string[]) => (app: App) => {
      Validations.of(app).addPlugins(new OutpostsValidation());
      for (const id of ['Test', 'Production']) {
        const volume = stackWithError(new Stage(app, id), declaredByHand);
        if (acknowledged.includes(id)) acknowledge(volume);
      }
    };
    const number = (acknowledged: readonly string[]) => synthesized(build(acknowledged)).appPrinted;
    expect(number([])).toBe("cdk-outposts: 2 errors in Stages; to list the errors, run: cdk synth '**'");
    expect(number(['Test'])).toBe("cdk-outposts: 1 error in Stages; to list the errors, run: cdk synth '**'");
    expect(number(['Test', 'Production'])).toBe('');
  });
});

test('a stack outside Stages is reported when it is selected, without what is unknown of another stack', () => {
  const build = (app: App) => {
    stackWithError(app, plant);
    const other = new Stack(app, 'Other', { env: ENV });
    new CfnVolume(other, 'Volume', { availabilityZone: 'us-west-2a', size: 1, outpostArn: OUTPOST_ARN.replace(/.$/, '9') });
  };
  expect(cdkSynth(build, 'Plant')).toMatchObject({ status: 1, reported: ['Plant/Volume'] });
  expect(cdkSynth(build, 'Other')).toMatchObject({ status: 0, reported: [] });
});
